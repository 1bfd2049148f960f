#!/usr/bin/python3
"""test_growth.py - pathological inputs cost work in proportion to their size.

Each input is built at size n and at size 8n. What is compared is the processor
time (user and system) of the programs, the least of several runs, so that a
busy machine makes the test slower but not red. Eight times the input may cost
at most 20 times the work: a linear program needs 8, a quadratic one 64.
"""
import os
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import tap

FACTOR = 8
ALLOWED = 20
RUNS = 2
LEAST = 0.004  # seconds; below it the clock says nothing
LIMIT = 40     # seconds of one run; who needs more is not linear


def line_of(n):
    return "各县级人民政府应当加强对农村公路工作的领导，确保安全畅通"[:n]


def document(n):
    return f"莒政发〔2024〕{n}号\n\n莒县人民政府关于第{n}项工作的通知\n\n各乡镇：\n\n请认真执行。\n\n莒县人民政府\n2024年3月5日\n\n"


INPUTS = {
    "identical lines": (12500, lambda n: (line_of(28) + "\n") * n),
    "identical short lines": (12500, lambda n: "第一条\n" * n),
    "one line": (60000, lambda n: line_of(28) * (n // 28)),
    "one line of 50 MB": (2080000, lambda n: line_of(28) * (n // 28)),
    "one line of opening brackets": (60000, lambda n: "（" * n),
    "one line of book title marks": (60000, lambda n: "《" * n),
    "one line of ordinal marks": (60000, lambda n: "第" * n),
    "tiny documents": (1250, lambda n: "".join(map(document, range(1, n + 1)))),
    "tiny documents and their contents": (
        1250, lambda n: "目 录\n" + "".join(f"莒县人民政府关于第{i}项工作的通知（莒政发〔2024〕{i}号）\t{i}\n"
                                           for i in range(1, n + 1)) + "".join(map(document, range(1, n + 1)))),
    "alternating labels": (6000, lambda n: "".join(
        ["第一条　内容\n", "一、内容\n", "（一）内容\n", "1.内容\n", "（1）内容\n", "①内容\n"][i % 6] for i in range(n))),
    "only page numbers": (12500, lambda n: "".join(f"— {i} —\n" for i in range(n))),
    "only form feeds": (60000, lambda n: "\f\n" * n),
    "running heads that change": (6000, lambda n: "".join(
        f"莒县人民政府公报 2024年第{i % 12}期 {i}\n{line_of(28)}\n" for i in range(n))),
    "one table row": (20000, lambda n: "| " + "县财政局 | " * n + "\n"),
    "unclosed bold": (6000, lambda n: "**第一条 内容\n" * n),
    "texts that go on behind others": (1250, lambda n: (document(1) + "（下转第3版）\n" + document(2)
                                                       + "（上接第1版）\n其余内容。\n") * (n // 2)),
    "links of web pages": (12500, lambda n: "当前位置：首页 > 政务公开\n上一篇：通知\n" * (n // 2)),
    "rows of wide gaps": (12500, lambda n: "莒县    12    34\n" * n),
    "covers without a number": (12500, lambda n: "莒县人民政府\n公　报\n" * (n // 2)),
    "promises of annexes": (6000, lambda n: "附件：1．名单\n" * n),
    "paragraphs of HTML on one line": (12500, lambda n: "</p><p>甲" * n),
    "one line of breaks": (12500, lambda n: "<br>" * n),
    "masked names and numbers": (12500, lambda n: "张**，3201****1234，李**等\n" * n),
    "titles of pages": (6000, lambda n: "莒县人民政府关于某项工作的通知\n莒县人民政府\n" * n),
    "misread labels": (6000, lambda n: ("（A）" + line_of(28) * 3 + "\n") * n),
    "misread brackets": (12500, lambda n: "《市科技局按照分工) 〈以下简称甲)\n" * n),
    "one line of sharp brackets": (60000, lambda n: "〈" * n),
    "one line of quotation marks": (60000, lambda n: "”" * n),
    "gaps misread": (12500, lambda n: "第一条“甲乙\n" * n),
    "spoiled page numbers": (12500, lambda n: "".join(f"二{i % 97}一\n{line_of(28)}\n" for i in range(n))),
    "points between words": (12500, lambda n: "各县，甲.乙" * n + "\n"),
    "numbers without 号": (12500, lambda n: "根据国发〔2024〕5\n" * n),
    "numbers behind spaces": (12500, lambda n: "甲" * n + " 甲 发〔2019〕8" * n + "\n"),
    "one line of traditional characters": (1000, lambda n: "現提意見" * n + "\n"),
    "traditional characters": (12500, lambda n: "国\n國\n" * n),
    "lines in two columns": (12500, lambda n: (line_of(20) + "    " + line_of(20) + "\n") * n),
    "lines in three columns": (12500, lambda n: (line_of(14) + "    " + line_of(14) + "    " + line_of(14) + "\n") * n),
    "spaced articles": (6250, lambda n: "第 二 条 为 了 加 强 管 理 ， 制 定 本 办 法 。\n" * n),
    "columns with one space between": (
        12500, lambda n: (line_of(20) + " " + line_of(20) + "\n" + line_of(9) + " " * 15 + line_of(20) + "\n") * (n // 2)),
    "lines in no columns": (12500, lambda n: "".join(line_of(20) + "  " * (2 + i % 3) + line_of(14) + "\n" for i in range(n))),
    "lines far right": (12500, lambda n: ("甲" * 8 + "\n" + " " * 40 + line_of(20) + "\n") * n),
    "one line of tags": (60000, lambda n: "</p>" * (n // 4)),
    "headings in a line": (12500, lambda n: "完毕。# 某办法" * n + "\n# 甲\n" * n),
    "headings of Markdown": (12500, lambda n: "# 总则\n\n" * n),
}


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))


def processor_time(program, path):
    """User and system seconds of one run, the least of RUNS."""
    best = None
    for _ in range(RUNS):
        with open(path, "rb") as source, open(os.devnull, "wb") as sink:
            child = subprocess.Popen([tap.program(program)], stdin=source, stdout=sink, stderr=subprocess.DEVNULL,
                                     preexec_fn=limit_time)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        spent = usage.ru_utime + usage.ru_stime
        if child.returncode not in (0, 1):
            return float("inf")
        best = spent if best is None else min(best, spent)
        if best > 1:
            break
    return max(best, LEAST)


def written(folder, make, size, encoding="utf-8"):
    path = os.path.join(folder, f"{size}.txt")
    with open(path, "w", encoding=encoding) as stream:
        stream.write(make(size))
    return path


def growth(program, folder, make, n):
    return [processor_time(program, written(folder, make, size)) for size in (n, n * FACTOR)]


def issues(n):
    """n issues, each with its cover, of 200 documents."""
    documents = "".join(map(document, range(1, 201))).replace("请认真执行。", line_of(28) * 40 + "。")
    return "".join(f"莒县人民政府公报\n2024年第{i}期\n\n" + documents for i in range(1, n + 1))


def peak_memory(program, path):
    """Kilobytes that one run held at most; a sanitizer that keeps freed memory back is told not to."""
    keep_none = ":".join(filter(None, (os.environ.get("ASAN_OPTIONS"), "quarantine_size_mb=0")))
    helper = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); " \
             "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-S", "-c", helper, tap.program(program), "-q", path],
                          stdout=subprocess.PIPE, check=True, env=dict(os.environ, ASAN_OPTIONS=keep_none))
    return int(done.stdout)


def memory_is_bounded(folder):
    """A stream of eight times the issues needs the memory of its largest."""
    for program in ("gz-clean", "gz-split"):
        small, large = (peak_memory(program, written(folder, issues, n)) for n in (4, 4 * FACTOR))
        tap.ok(large <= small * 1.25, f"{program}: memory of a stream of issues")
        tap.note(f"{small} KB for 4 issues, {large} KB for {4 * FACTOR}")


def is_sanitized(program):
    with open(tap.program(program), "rb") as stream:
        return b"__asan_init" in stream.read()


def articles(n):
    """Statutes without a masthead: gz-clean takes them for one issue, and has something to correct."""
    spaced = "农 村 公 路，２０ 公里。\n"
    return "".join(f"第{i}条　{line_of(28) * 3}。\n\n" + spaced * (i % 50 == 0) for i in range(1, n + 1))


def window_is_bounded(folder):
    """An issue too large to be seen whole goes through a window of 8 MB, which takes 64 MB at most."""
    for encoding in ("utf-8", "gb18030"):
        peak = peak_memory("gz-clean", written(folder, articles, 130000, encoding))
        name = f"gz-clean: memory of windows of {encoding}"
        if is_sanitized("gz-clean"):
            tap.skip(name, "a sanitizer takes memory of its own")
        else:
            tap.ok(peak <= 64 << 10, name)
        tap.note(f"{peak} KB")


def main():
    with tempfile.TemporaryDirectory() as folder:
        memory_is_bounded(folder)
        window_is_bounded(folder)
        for name, (n, make) in INPUTS.items():
            for program in ("gz-clean", "gz-split"):
                small, large = growth(program, folder, make, n)
                tap.ok(large <= ALLOWED * small, f"{program}: {name}")
                tap.note(f"{FACTOR} times the input, {large / small:.1f} times the work ({large:.3f} s)")
    tap.done()


if __name__ == "__main__":
    main()
