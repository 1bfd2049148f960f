"""typeset.py - renderings set as PDF pages, and page images as a scanner gives them."""
import math
import random

import render
import truth
from lines import cells

FONT = "Noto Serif CJK SC"
LEADING = 28.9                    # points: 22 lines in the type area, GB/T 9704 5.2.3
LEFT, TOP, WIDTH, HEIGHT = 73.5, 120, 595, 842
TYPE_AREA = 448                   # points: 28 characters of 三号字
DATED = "2024-06-15T00:00:00"     # in the PDF, so that the same pages are the same bytes


def printed_pages(rendering):
    """The lines of each printed page: cover and contents, then the body."""
    starts = sorted(rendering.breaks)
    front = [i for i, line in enumerate(rendering.lines[:starts[0]]) if line.replace("　", "").replace(" ", "") == "目录"]
    cuts = [0] + front[:1] + starts + [len(rendering.lines)]
    for low, high in zip(cuts, cuts[1:]):
        block = list(range(low, high))
        for at in range(0, len(block), render.ROWS + 2):
            yield block[at:at + render.ROWS + 2]


def row_columns(document, part):
    """Where the columns of the table around a row begin, and how wide it is, in
    cells; the rows of a table stand one behind the other."""
    first = last = part
    while first > 0 and document.parts[first - 1].role == truth.ROW:
        first -= 1
    while last < len(document.parts) and document.parts[last].role == truth.ROW:
        last += 1
    widths = []
    for row in document.parts[first:last]:
        for column, field in enumerate(row.text.split("\t")):
            widths[column:column + 1] = [max(cells(field), *widths[column:column + 1], 0)]
    starts = [sum(widths[:column]) + 3 * column for column in range(len(widths) + 1)]
    return starts[:-1], starts[-1] - 3


def draw_row(context, document, part, x, y, size):
    """A row of a table, set smaller where the table is wider than the page."""
    starts, width = row_columns(document, part)
    size = min(size, TYPE_AREA * 2 / width)
    context.set_font_size(size)
    for start, field in zip(starts, document.parts[part].text.split("\t")):
        context.move_to(x + start * size / 2, y)
        context.show_text(field)


def draw_page(context, rendering, numbers):
    y, body = TOP, TYPE_AREA / rendering.style.width
    for number in numbers:
        line, tag = rendering.lines[number], rendering.tags[number]
        text = line.lstrip(" 　\f")
        role = rendering.documents[tag[1]].parts[tag[2]].role if tag[0] == "p" else ""
        size = body + 2 if role == truth.TITLE else body - 2 if tag[0] == "f" else body
        context.set_font_size(size)
        x = LEFT + cells(line[:len(line) - len(text)]) * body / 2
        if tag[0] == "f" and number != numbers[0]:
            y = HEIGHT - 70
            x = LEFT if int("".join(filter(str.isdigit, text)) or 0) % 2 == 0 else WIDTH - 140
        if role == truth.ROW:
            draw_row(context, rendering.documents[tag[1]], tag[2], x, y, body)
        else:
            context.move_to(x, y)
            context.show_text(text)
        y += LEADING


def typeset(rendering, path):
    """Writes the rendering as a PDF."""
    import cairo
    surface = cairo.PDFSurface(path, WIDTH, HEIGHT)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, DATED)
    context = cairo.Context(surface)
    context.select_font_face(FONT)
    for numbers in printed_pages(rendering):
        draw_page(context, rendering, numbers)
        context.show_page()
    surface.finish()


def spoil(path, seed, specks, degrees):
    """Makes a page image what a scanner would: turned, with black and white specks."""
    import cairo
    page = cairo.ImageSurface.create_from_png(path)
    width, height = page.get_width(), page.get_height()
    scan = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(scan)
    context.set_source_rgb(1, 1, 1)
    context.paint()
    context.translate(width / 2, height / 2)
    context.rotate(math.radians(degrees))
    context.set_source_surface(page, -width / 2, -height / 2)
    context.paint()
    scan.flush()
    rng, data, stride = random.Random(seed), scan.get_data(), scan.get_stride()
    for _ in range(int(width * height * specks)):
        at = rng.randrange(height) * stride + rng.randrange(width) * 4
        data[at:at + 3] = bytes([rng.choice([0, 255])] * 3)
    scan.mark_dirty()
    scan.write_to_png(path)
