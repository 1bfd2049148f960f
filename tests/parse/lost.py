"""Nothing lost: the word characters of a split document and of what gz-parse
makes of it are the same, each as often.

Punctuation that separates or encloses (、 between organs, 。 behind a caption,
brackets of a remark) is part of the form, not of the text, and is left out.
"""
import collections
import unicodedata


def words(text):
    """The letters, digits and Han characters of a text, counted."""
    return collections.Counter(c for c in text or '' if unicodedata.category(c)[0] in 'LN')


def of_node(node):
    count = words(node['label']) + words(node['heading']) + words(node['text'])
    for row in node.get('rows', []):
        for cell in row:
            count += words(cell)
    for entry in node.get('entries', []) + [post for post in node.get('posts', []) if post]:
        count += words(entry)
    for child in node['children']:
        count += of_node(child)
    return count


def of_part(part):
    count = words(part.get('label')) + words(part['title'])
    for line in part['history']:
        count += words(line)
    for node in part['body']:
        count += of_node(node)
    return count


LISTS = ['signers', 'addressees', 'attendees', 'attachment_notes', 'signatories', 'co_signers', 'remarks',
         'subject_terms', 'cc_orgs', 'joint_doc_numbers']
TEXTS = ['copy_number', 'urgency', 'issuer_masthead', 'registration_number', 'order_number',
         'signer_office', 'signer_name', 'date_signed_raw', 'print_org', 'print_date_raw']


def of_document(document):
    """The words of a structured document, derived fields left out."""
    count = of_part(document)
    for name in TEXTS:
        count += words(document[name])
    for name in LISTS:
        for item in document.get(name, []):
            count += words(item)
    if document['doc_number']:
        count += words(document['doc_number']['raw'])
    for value in (document['secrecy'] or {}).values():
        count += words(value)
    for field in document['portal_metadata']:
        count += words(field['name']) + words(field['value'])
    for mark in document['furniture']:
        count += words(mark['text'])
    for attachment in document['attachments']:
        count += of_part(attachment)
    return count


def difference(split, parsed):
    """What is lost and what is too much, as two strings."""
    before = collections.Counter()
    for paragraph in split['paragraphs']:
        before += words(paragraph['text'])
    after = of_document(parsed)
    return ''.join((before - after).elements()), ''.join((after - before).elements())
