"""A .7z archive whose files are stored as they are, for the tests: Python writes none."""
import struct
import zlib


def number(value):
    """A number as 7z writes it: the first byte says how many follow."""
    for more in range(8):
        if value < 1 << 7 * (more + 1):
            first = (0xFF00 >> more) & 0xFF | value >> 8 * more
            return bytes([first]) + (value & (1 << 8 * more) - 1).to_bytes(more, 'little')
    return b'\xff' + value.to_bytes(8, 'little')


def seven_zip(files):
    """The bytes of an archive that holds {path: bytes}, none of them empty."""
    data = b''.join(files.values())
    sizes = [len(content) for content in files.values()]
    sums = b''.join(struct.pack('<I', zlib.crc32(content)) for content in files.values())
    names = b''.join(path.encode('utf-16-le') + b'\0\0' for path in files)
    header = b''.join([
        b'\x01\x04',  # header, streams
        b'\x06', number(0), number(1), b'\x09', number(len(data)), b'\0',  # one packed stream
        b'\x07\x0b', number(1), b'\0', number(1), b'\x01\x00', b'\x0c', number(len(data)), b'\0',  # copied
        b'\x08\x0d', number(len(files)), b'\x09', *map(number, sizes[:-1]), b'\x0a\x01', sums, b'\0\0',
        b'\x05', number(len(files)), b'\x11', number(len(names) + 1), b'\0', names, b'\0\0'])
    start = struct.pack('<QQI', len(data), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack('<I', zlib.crc32(start)) + start + data + header
