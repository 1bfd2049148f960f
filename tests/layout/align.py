"""align.py - which character of one text is which of another."""


def matches(a, b):
    """Pairs (i, j) with a[i] matched to b[j], by the greedy algorithm of Myers
    (An O(ND) difference algorithm, 1986): fast when the texts differ little."""
    trail = find_trail(a, b)
    pairs, x, y = [], len(a), len(b)
    for d in range(len(trail) - 1, 0, -1):
        reach = trail[d - 1]
        k = x - y
        down = k == -d or (k != d and reach.get(k - 1, -1) < reach.get(k + 1, -1))
        before = k + 1 if down else k - 1
        px = reach[before]
        py = px - before
        sx = px if down else px + 1
        while x > sx:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = px, py
    while x > 0:
        x, y = x - 1, y - 1
        pairs.append((x, y))
    pairs.reverse()
    return pairs


def find_trail(a, b):
    """For each number of differences, how far each diagonal reaches."""
    n, m = len(a), len(b)
    reach, trail = {1: 0}, []
    for d in range(n + m + 1):
        now = {}
        for k in range(-d, d + 1, 2):
            if k == -d or (k != d and reach.get(k - 1, -1) < reach.get(k + 1, -1)):
                x = reach.get(k + 1, 0)
            else:
                x = reach.get(k - 1, 0) + 1
            while x < n and x - k < m and a[x] == b[x - k]:
                x += 1
            now[k] = x
            if x >= n and x - k >= m:
                return trail + [now]
        trail.append(now)
        reach = now
    return trail


def distance(a, b):
    """Substitutions, insertions and deletions between two texts (at least the
    edit distance, and equal to it where the errors stand apart)."""
    errors, x, y = 0, 0, 0
    for i, j in matches(a, b) + [(len(a), len(b))]:
        errors += max(i - x, j - y)
        x, y = i + 1, j + 1
    return errors
