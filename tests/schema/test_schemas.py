#!/usr/bin/python3
"""The schemas themselves: sound, closed, and every field explained."""
import os
import re

from records import Schemas
from tap import ROOT, run, test

from jsonschema import Draft202012Validator

SCHEMAS = Schemas()


def subschemas(schema, path=''):
    """Every schema inside a schema, with its place."""
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key not in ('enum', 'const', 'required', 'examples'):
                yield from subschemas(value, f'{path}/{key}')
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from subschemas(value, f'{path}/{index}')


def is_object(schema):
    kind = schema.get('type')
    return isinstance(schema.get('properties'), dict) and \
        (kind == 'object' or (isinstance(kind, list) and 'object' in kind))


@test
def each_is_a_schema():
    assert SCHEMAS.files
    for schema in SCHEMAS.files.values():
        Draft202012Validator.check_schema(schema)


@test
def each_has_the_id_of_its_file_name():
    for name, schema in SCHEMAS.files.items():
        assert schema['$id'] == f'https://gazette.invalid/schemas/1.0/{name}.schema.json', name
        assert schema['title'] == name


@test
def every_object_is_closed():
    for name, schema in SCHEMAS.files.items():
        for path, part in subschemas(schema):
            if is_object(part):
                assert part.get('additionalProperties') is False, f'{name}{path}'


@test
def every_field_is_described():
    for name, schema in SCHEMAS.files.items():
        for path, part in subschemas(schema):
            if not is_object(part):
                continue
            for field, value in part['properties'].items():
                target = value
                if '$ref' in value and 'description' not in value:
                    target = SCHEMAS.validator(name).resolver.resolve(value['$ref'])[1]
                assert 'description' in target, f'{name}{path}/properties/{field}'


@test
def required_names_exist():
    for name, schema in SCHEMAS.files.items():
        for path, part in subschemas(schema):
            if is_object(part):
                missing = set(part.get('required', [])) - set(part['properties'])
                assert not missing, f'{name}{path}: {missing}'


@test
def the_version_is_that_of_the_library():
    with open(os.path.join(ROOT, 'lib', 'gazette.h'), encoding='utf-8') as file:
        version = re.search(r'GAZ_SCHEMA_VERSION "(.*)"', file.read()).group(1)
    for name, schema in SCHEMAS.files.items():
        if 'schema_version' in schema.get('properties', {}):
            assert schema['properties']['schema_version']['const'] == version, name


run()
