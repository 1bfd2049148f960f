#!/usr/bin/python3
"""Streams as they come: that are not ready yet, that take their time, that a terminal shows."""
import fcntl
import os
import pty
import subprocess
import threading
import time

import tap
from tap import SAMPLES, pipe, program, tool

with open(os.path.join(SAMPLES, 'tancheng-gazette-2026-01.txt'), 'rb') as sample:
    RAW = sample.read()


def unblock(end):
    """Makes an end of a pipe answer "not now" where it would wait."""
    fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_NONBLOCK)


@tap.test
def pipes_that_do_not_wait():
    """a filter waits for ends of a pipe that answer "not now", as a parent may have set them"""
    wanted = pipe(RAW * 4, 'gz-clean')
    in_end, feed = os.pipe()
    drain, out_end = os.pipe()
    unblock(in_end)
    unblock(out_end)
    process = subprocess.Popen([program('gz-clean'), '-q'], stdin=in_end, stdout=out_end)
    os.close(in_end)
    os.close(out_end)

    def slowly():
        with os.fdopen(feed, 'wb') as file:
            for at in range(0, len(RAW) * 4, 300000):
                time.sleep(0.02)
                file.write((RAW * 4)[at:at + 300000])
    feeder = threading.Thread(target=slowly)
    feeder.start()
    time.sleep(0.3)  # the pipe is full before anyone reads
    with os.fdopen(drain, 'rb') as file:
        got = file.read()
    feeder.join()
    assert process.wait(timeout=60) == 0
    assert got == wanted


@tap.test
def a_large_issue_in_bursts():
    """an issue of megabytes gives the same records in bursts, in crumbs and as a file"""
    raw = ''.join(f'第{n}条　内容{n}。\n' for n in range(160000)).encode()
    wanted = pipe(raw, 'gz-split')
    process = subprocess.Popen([program('gz-split'), '-q'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def in_bursts():
        with process.stdin as file:
            for at in range(0, len(raw), 1200000):
                file.write(raw[at:at + 1100000])
                time.sleep(0.02)
                for crumb in range(at + 1100000, at + 1200000, 10000):
                    file.write(raw[crumb:crumb + 10000])
                    file.flush()
    feeder = threading.Thread(target=in_bursts)
    feeder.start()
    got = process.stdout.read()
    feeder.join()
    assert process.wait(timeout=60) == 0
    assert got == wanted


@tap.test
def a_terminal_shows_progress():
    """after two seconds a terminal shows how much was read; the line is gone when a message comes"""
    main, side = pty.openpty()
    process = subprocess.Popen([program('gz-split'), '-', '/nowhere'], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=side)
    os.close(side)
    for _ in range(26):
        process.stdin.write('第一条 甲。\n'.encode() * 9000)
        process.stdin.flush()
        time.sleep(0.1)
    process.stdin.close()
    shown = b''
    try:
        while piece := os.read(main, 4096):
            shown += piece
    except OSError:
        pass  # the terminal is gone with its last user
    os.close(main)
    assert process.wait(timeout=60) == 1
    assert b'\rgz-split: ' in shown and b' MB read' in shown, shown
    assert b'\r\033[Kgz-split: ' in shown and b'/nowhere' in shown.rsplit(b'\033[K', 1)[1], shown


@tap.test
def messages_obey_no_text():
    """control characters of a text, C1 as well, come out of messages as ?"""
    text = '某县人民政府关于修路的通知\n\n各乡镇：\n\n请办。\n\n附件：甲\x9b31m\x1b名单\n\n某县人民政府\n\n2024年3月1日\n'
    result = tool('gz-split', '-v', stdin=text.encode())
    assert '甲?31m?名单'.encode() in result.stderr, result.stderr


tap.run()
