"""lines.py - breaking text into lines as a press does."""
import re

import truth

NEVER_FIRST = set("，。、；：？！）》」』”’〕】％…,.;:?!)%")
NEVER_LAST = set("（《「『“‘〔【(")


def cells(text):
    """Width of a text; a Han character is two cells wide."""
    return sum(1 if ord(c) < 0x2000 and c != "·" else 2 for c in text)


def atoms(text, cut_numbers):
    """What a press keeps together: single characters, Latin words, numbers."""
    if cut_numbers:
        return list(text)
    return re.findall(r"[0-9A-Za-z.%]+|.", text)


def wrap(text, width, first, cut_numbers=False):
    """Lines of at most `width` cells, the first of at most `first`. A line
    never begins with closing punctuation: it is hung into the margin."""
    lines, line, used, room = [], "", 0, first
    for atom in atoms(text, cut_numbers):
        need = cells(atom)
        full = used + need > room and line
        if full and not (atom in NEVER_FIRST and used <= room):
            carried = ""
            while line[:-1] and line[-1] in NEVER_LAST:
                carried = line[-1] + carried
                line = line[:-1]
            lines.append(line)
            line, used, room = carried, cells(carried), width
            if atom.isspace():
                continue
        line += atom
        used += need
    return lines + [line] if line.strip() else lines


def break_title(text, width):
    """Lines of a title: at the "|" of meaning, then by length."""
    result = []
    for piece in text.split("|"):
        count = -(-cells(piece) // (width * 2 - 8))
        share = -(-cells(piece) // count) + 2 if count else 1
        result += wrap(piece, share, share)
    return result


def fake_align(rng, pieces):
    """Cells of a table row, set apart as pdftotext -layout shows them."""
    return (" " * rng.randint(3, 8)).join(pieces)


def space_letters(text):
    """第一章　总则 as 第一章 总 则; 通知 at a title's end as 通 知."""
    head = re.match(r"(第.+?[章节])[\s　]+(\S\S)$", text)
    if head:
        return f"{head.group(1)} {head.group(2)[0]} {head.group(2)[1]}"
    return re.sub(r"的(通|决|意|函)(知|定|见)$", r"的\1 \2", text)


def sentence_open(text):
    return not truth.SENTENCE_END.search(text.rstrip())
