#!/usr/bin/env python3
"""Checks an exported audit trail with nothing but Python: verify-trail.py FOLDER [VKEY].
Exits with 0 good, 1 tampered with, 2 incomplete, 3 wrong usage. A second opinion to
plumbline-verify, which names places better and knows witnesses, time stamps and archives."""
import base64, glob, hashlib, json, os, re, sys

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
def add(a, b):  # points of edwards25519 in extended coordinates: X, Y, Z, T
    m, n, c, d = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0]), 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, p):
    return add(times(n >> 1, add(p, p)), p if n & 1 else (0, 1, 1, 0)) if n else (0, 1, 1, 0)
def point(b):  # RFC 8032, 5.1.3
    y, sign = int.from_bytes(b, "little") & (1 << 255) - 1, b[31] >> 7
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign): raise ValueError("no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
def signed(key, text, signature):
    if len(signature) != 64: return False
    try: public, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError: return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    a, b = times(s, BASE), add(r, times(k, public))
    return s < L and (a[0] * b[2] - b[0] * a[2]) % P == 0 == (a[1] * b[2] - b[1] * a[2]) % P
H = lambda b: hashlib.sha256(b).digest()
def b64(text):
    if base64.b64encode(raw := base64.b64decode(text, validate=True)).decode() != text: raise ValueError("loose bits")
    return raw
class Edge:  # right edge of a Merkle tree: one root for each bit of the size
    def __init__(self, leaves=()):
        self.size, self.roots = 0, []
        for leaf in leaves: self.push(leaf)
    def push(self, root):
        rest, self.size = self.size, self.size + 1
        while rest & 1: root, rest = H(b"\x01" + self.roots.pop() + root), rest >> 1
        self.roots.append(root)
    def root(self):
        root = self.roots[-1] if self.roots else H(b"")
        for left in self.roots[-2::-1]: root = H(b"\x01" + left + root)
        return root
found = {"TAMPERED": 0, "INCOMPLETE": 0}
def say(kind, path, what):
    found[kind] += 1
    if sum(found.values()) <= 50: print(ascii(f"{kind} {path}: {what}")[1:-1])
def read(path, most=2**24 + 512):
    try:
        with open(os.path.join(folder, path), "rb") as file: return file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError): return None
def path_of(n): return re.sub(r"(\d{3})(?=\d)", r"x\1/", str(n).zfill((len(str(n)) + 2) // 3 * 3))
def span(kind, n, width): return f"tile/{kind}/{path_of(n)}" + ("" if width == 256 else f".p/{width}")
def key_of(text):
    name, key_id, encoded = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)", text).groups()
    typed = b64(encoded)
    if len(typed) != 33 or typed[0] != 1 or H(name.encode() + b"\n" + typed)[:4].hex() != key_id: raise ValueError
    return name, bytes.fromhex(key_id), typed[1:]
def open_note(path):
    note = read(path, 2**20)
    if note is None: return say("INCOMPLETE", path, "missing")
    try:
        text, lines = re.fullmatch(r"((?:.*\n)+)\n((?:\u2014 [^\s+]+ \S+\n)+)", note.decode()).groups()
        if re.search(r"[\x00-\x09\x0b-\x1f]", text + lines): raise ValueError
        good = set()
        for name, encoded in re.findall(r"\u2014 (\S+) (\S+)\n", lines):
            for key in [each for each in keys if each[:2] == (name, b64(encoded)[:4])]:
                if key in good or not signed(key[2], text.encode(), b64(encoded)[4:]): raise ValueError
                good.add(key)
        return text if good else say("TAMPERED", path, "no key of the log signed it")
    except (AttributeError, ValueError): say("TAMPERED", path, "not a genuine signed note")
def open_checkpoint(path):
    text = open_note(path)
    match = re.fullmatch(r"([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n", text or "")
    if match and match[1] == keys[0][0] and int(match[2]) < 2**53: return int(match[2]), b64(match[3])
    if text: say("TAMPERED", path, "not a checkpoint of this log")
def pushed_up(level, root):  # fills the upper tiles and compares each with its file
    row = uppers.setdefault(level, [0, []])
    row[1].append(root)
    if len(row[1]) == 256:
        compare(level)
        uppers[level] = [row[0] + 1, []]
        pushed_up(level + 1, Edge(row[1]).root())
def compare(level):
    n, hashes = uppers[level]
    path, tile = span(level, n, len(hashes)), read(span(level, n, len(hashes)))
    if tile != b"".join(hashes): say("TAMPERED" if tile is not None else "INCOMPLETE", path, "not what is below it, or missing")
def digests_of(entry):
    try: digests = json.loads(entry.decode("utf-8", "replace"), parse_constant=int).get("_sd", [])
    except (ValueError, AttributeError, RecursionError): return None
    return digests if isinstance(digests, list) and all(isinstance(each, str) for each in digests) else None
def verify():
    head, tree = open_checkpoint("checkpoint"), Edge()
    open_note("README.txt")
    if head is None: return
    pruned = open_note("pruned") if read("pruned") is not None else None
    match = re.fullmatch(r"plumbline-pruned/v1\n(\S+)\n(\d{1,15})\n", pruned or "")
    minimum = int(match[2]) if match and match[1] == keys[0][0] else 0
    if pruned and not minimum <= head[0] * bool(match): say("TAMPERED", "pruned", "not about this log")
    names = glob.glob("**/[0-9][0-9][0-9]", root_dir=os.path.join(folder, "checkpoints"), recursive=True)
    stored = {int(re.sub(r"\D", "", name)) for name in names if re.fullmatch(r"(x\d{3}/){0,4}\d{3}", name, re.A)}
    shown = {}
    for line in (read("disclosures.jsonl", 2**32) or b"").decode("latin-1").splitlines(True):
        match = re.fullmatch(r'\{"index":(\d{1,15}),"disclosure":"([\w-]+)"\}\n', line, re.A)
        if match: shown.setdefault(int(match[1]), []).append(base64.urlsafe_b64encode(H(match[2].encode())).decode().rstrip("="))
        else: say("TAMPERED", "disclosures.jsonl", "a line that is none")
    for n in range(0, (head[0] + 255) // 256):
        width = min(256, head[0] - n * 256)
        bundle, tile = read(span("entries", n, width)), read(span("0", n, width))
        if tile is None: say("INCOMPLETE", span("0", n, width), "missing")
        if bundle is None and (n + 1) * 256 > minimum: say("INCOMPLETE", span("entries", n, width), "missing")
        if bundle is None and tile is None: return
        leaves, at, place = [], 0, span("entries", n, width)
        while bundle and at < len(bundle) and len(leaves) < width:
            end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
            entry, at = bundle[at + 2 : end], end
            leaves.append(H(b"\0" + entry))
            digests = digests_of(entry)
            if digests is None: say("TAMPERED", place, "not an entry")
            for digest in shown.pop(n * 256 + len(leaves) - 1, []):
                if digest in (digests or []): digests.remove(digest)
                else: say("TAMPERED", "disclosures.jsonl", "a value that was not recorded")
        for i in range(len(leaves), width if (n + 1) * 256 > minimum else 0): shown.pop(n * 256 + i, None)
        if bundle is not None and (len(leaves) != width or at != len(bundle)): say("TAMPERED", place, "malformed")
        if None not in (bundle, tile) and tile != b"".join(leaves): say("TAMPERED", place, "differs from its tile")
        leaves = leaves if len(leaves) == width else [(tile or b"")[i : i + 32] for i in range(0, width * 32, 32)]
        for leaf in leaves:
            tree.push(leaf)
            path = f"checkpoints/{path_of(tree.size)}"
            if tree.size in stored and open_checkpoint(path) not in (None, (tree.size, tree.root())):
                say("TAMPERED", path, "the log signed another root once")
        if width == 256: pushed_up(1, Edge(leaves).root())
    for level in [each for each in uppers if uppers[each][1]]: compare(level)
    if shown: say("TAMPERED", "disclosures.jsonl", "values of no entry")
    if tree.root() != head[1]: say("TAMPERED", "checkpoint", "the entries have another root")
    for path in [f"checkpoints/{path_of(size)}" for size in stored if size > head[0]]:
        if open_checkpoint(path): say("INCOMPLETE", path, "the log was longer once")
    print(f"entries: {head[0]}")
if len(sys.argv) not in (2, 3): sys.exit(print(__doc__) or 3)
folder, uppers = sys.argv[1], {}
listed = read("vkey", 2**20)
try: keys = [key_of(line) for line in (sys.argv[2] + "\n" if len(sys.argv) == 3 else (listed or b"").decode()).split("\n")[:-1]]
except (AttributeError, ValueError): keys = say("TAMPERED", "vkey", "not a list of keys")
if listed is None or keys == []: say("INCOMPLETE" if listed is None else "TAMPERED", "vkey", "no key in it")
if keys: verify()
print(f"Integrity: {'tampered' if found['TAMPERED'] else 'good'}\nCompleteness: {'incomplete' if found['INCOMPLETE'] else 'complete'}")
sys.exit(1 if found["TAMPERED"] else 2 if found["INCOMPLETE"] else 0)
