"""style.py - the variants: how a press, an extractor or a portal lays text out."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Style:
    form: str = "pages"        # pages | markdown | web
    width: int = 28            # Han characters a line
    indent: str = "　　"       # before the first line of a paragraph
    lost: bool = False         # lines were set with an indent of two Han that the reader dropped
    blank: bool = False        # a blank line between paragraphs
    double: bool = False       # a blank line between all lines
    feed: bool = False         # form feed before the first line of a page
    number: str = "— {n} —"    # page number line, or "" for none; "|" between forms that alternate
    head: str = ""             # running head: "", name, changing, facing
    foot: bool = False         # the running line stands at the foot
    margin: int = 0            # columns left of all text (pdftotext -layout)
    narrow: bool = False       # a Han character of white space is one column
    centred: bool = True       # titles and signatures are set by spaces
    cut_numbers: bool = False  # a line may end inside a number
    labels_apart: bool = False  # pdftotext: a wide gap after 第一条 becomes a line break
    ragged: bool = False       # an OCR engine's blank lines: after most paragraphs, and by mistake
    contents: str = "tab"      # none tab dots dotted spaces wrapped bracket
    slips: bool = False        # the contents page has OCR slips
    spaced: bool = False       # headings are letter-spaced
    tables: str = "tab"        # tab spaces pipes html
    cover: bool = True
    portal: str = ""           # metadata before a web copy: "", inline, alternate
    single: bool = False       # one document per file
    stream: bool = False       # several issues in one file
    encoding: str = "utf-8"


def pages(**changes):
    return Style(**changes)


def layout(**changes):
    return Style(**{"indent": "    ", "margin": 8, "feed": True, "tables": "spaces", "contents": "dots", **changes})


def markdown(**changes):
    return Style(**{"form": "markdown", "indent": "", "blank": True, "number": "", "spaced": True, "centred": False,
                    **changes})


def web(**changes):
    return Style(**{"form": "web", "number": "", "single": True, "cover": False, "contents": "none",
                    "portal": "inline", "centred": False, **changes})


VARIANTS = {
    # widths, standard page
    **{f"width-{w}": pages(width=w) for w in (20, 24, 28, 32, 36, 40, 50, 60)},
    **{f"width-{w}-flush": pages(width=w, indent="", centred=False) for w in (20, 28, 40, 60)},
    # first-line indents, with and without blank lines
    "indent-2": pages(indent="  "),
    "indent-4": pages(indent="    "),
    "indent-2-blank": pages(indent="  ", blank=True),
    "indent-4-blank": pages(indent="    ", blank=True),
    "indent-han-blank": pages(blank=True),
    "flush-blank": pages(indent="", centred=False, blank=True),
    "flush-double": pages(indent="", centred=False, double=True),
    "double": pages(double=True),
    "numbers-cut": pages(cut_numbers=True),
    # furniture
    "number-fullwidth": pages(number="－{n}－"),
    "number-hyphen": pages(number="-{n}-"),
    "number-hyphen-spaced": pages(number="- {n} -", blank=True),
    "number-dot": pages(number="·{n}·"),
    "number-bullet": pages(number="• {n} •", blank=True),
    "number-page-of": pages(number="第{n}页 共{N}页"),
    "number-page": pages(number="第 {n} 页", indent="", centred=False),
    "number-slash": pages(number="{n}/{N}"),
    "number-bare": pages(number="{n}"),
    "number-bare-flush": pages(number="{n}", indent="", centred=False),
    "number-none": pages(number=""),
    "head-name": pages(head="name"),
    "head-changing": pages(head="changing", number=""),
    "head-facing": pages(head="facing", number="", feed=True),
    "foot-changing": pages(head="changing", number="", foot=True, indent="", centred=False),
    "head-and-number": pages(head="name", blank=True, indent="    "),
    "feed": pages(feed=True),
    "feed-flush": pages(feed=True, indent="", centred=False, head="name"),
    # pdftotext -layout
    "pdf-layout": layout(),
    "pdf-layout-head": layout(head="facing", number="", margin=0),
    "pdf-layout-double": layout(double=True),
    "pdf-layout-40": layout(width=40, blank=True, margin=4),
    "pdf-layout-narrow": layout(indent="  ", margin=0, narrow=True),
    # pdftotext without -layout, and plain OCR: what real pages came back as
    "pdf-text": pages(indent="", lost=True, centred=False, feed=True, labels_apart=True),
    "ocr-text": pages(indent="", lost=True, centred=False, feed=True, ragged=True, number="一{n}一|一{n}|-{n}-|— {n} —|一 {n} 一"),
    # OCR Markdown
    "markdown": markdown(),
    "markdown-numbers": markdown(number="— {n} —"),
    "markdown-pipes": markdown(tables="pipes"),
    "markdown-html": markdown(tables="html"),
    "markdown-single": markdown(single=True, cover=False, contents="none"),
    # portals
    "web": web(),
    "web-blank": web(blank=True, portal="alternate"),
    "web-flush": web(indent="", portal=""),
    "web-issue": web(single=False, cover=True, contents="bracket", portal=""),
    # contents pages and issues
    "contents-none": pages(contents="none"),
    "contents-dots": pages(contents="dots"),
    "contents-dotted": pages(contents="dotted"),
    "contents-spaces": pages(contents="spaces"),
    "contents-wrapped": pages(contents="wrapped"),
    "contents-bracket": pages(contents="bracket"),
    "contents-slips": pages(contents="dots", slips=True),
    "no-cover": pages(cover=False, contents="none"),
    "single": pages(single=True, cover=False, contents="none"),
    "single-flush": pages(single=True, cover=False, contents="none", indent="", centred=False),
    "stream": pages(stream=True),
    "stream-markdown": markdown(stream=True),
    # encodings
    "gb18030-pages": pages(encoding="gb18030"),
    "gb18030-web": web(encoding="gb18030"),
}
