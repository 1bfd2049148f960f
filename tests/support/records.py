"""Records and their schemas: reading, validating, naming what is wrong.

Everything is local: references between schema files are resolved from the
files in schemas/, never from the network.
"""
import glob
import json
import os
import warnings

from tap import SCHEMAS

with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    from jsonschema import Draft202012Validator, RefResolver, RefResolutionError

SUFFIX = '.schema.json'


def load_schemas(form=''):
    """Every schema by its short name ("issue"); form 'compact' for those of that form."""
    found = {}
    for path in sorted(glob.glob(os.path.join(SCHEMAS, form, '*' + SUFFIX))):
        with open(path, encoding='utf-8') as file:
            found[os.path.basename(path)[:-len(SUFFIX)]] = json.load(file)
    return found


def _no_network(uri):
    raise RefResolutionError(f'no local schema {uri}')


class Schemas:
    """All schema files, ready to validate records."""

    def __init__(self, form=''):
        self.files = load_schemas(form)
        self._store = {schema['$id']: schema for schema in self.files.values()}
        self._validators = {}

    def validator(self, name):
        """The validator of one schema file, with every reference local."""
        if name not in self._validators:
            schema = self.files[name]
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                resolver = RefResolver(schema['$id'], schema, store=self._store,
                                       handlers={'https': _no_network, 'http': _no_network})
                self._validators[name] = Draft202012Validator(schema, resolver=resolver)
        return self._validators[name]

    def errors(self, record):
        """What is wrong with a record, as sentences; empty when it is valid."""
        name = schema_of(record)
        if name not in self.files:
            return [f'no schema for type {record.get("type")!r}']
        found = self.validator(name).iter_errors(record)
        return [f'{name}: {"/".join(map(str, e.absolute_path))}: {e.message}'[:400] for e in found]


def schema_of(record):
    """The short name of the schema that a record must satisfy."""
    kind = record.get('type')
    if kind == 'document' and 'paragraphs' in record:
        return 'split-document'
    return kind


def refuse_constant(name):
    raise ValueError(f'{name} is no JSON')


def refuse_doubles(pairs):
    """A member name may occur only once in an object."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError(f'a name occurs twice: {[name for name, _ in pairs]}')
    return result


def read_records(data):
    """Records from NDJSON bytes, strictly: UTF-8, one object a line, each line ended."""
    if data and not data.endswith(b'\n'):
        raise ValueError(f'the last record is cut: ...{data[-60:]!r}')
    records = []
    for number, line in enumerate(data.split(b'\n')[:-1], 1):
        record = json.loads(line.decode('utf-8'), parse_constant=refuse_constant,
                            object_pairs_hook=refuse_doubles)
        if not isinstance(record, dict):
            raise ValueError(f'line {number} is no object')
        records.append(record)
    return records
