"""The counties that texts are moved to, and the look-alikes that their names are misread as."""
import os
import re

import tap

DIVISIONS = os.path.join(tap.ROOT, 'lib', 'data', 'divisions.tsv')
LOOKALIKES = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lookalikes.tsv')
LETTERS = set('京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵黔云滇藏陕秦甘陇青宁新国中军港澳台')
SHORT = {'内蒙古自治区': '内蒙古', '广西壮族自治区': '广西', '西藏自治区': '西藏',
         '宁夏回族自治区': '宁夏', '新疆维吾尔自治区': '新疆'}


def in_gb2312(character):
    try:
        character.encode('gb2312')
    except UnicodeEncodeError:
        return False
    return True


class Place:
    """A division with its superiors; parent is None for a province."""

    def __init__(self, code, name, level, parent):
        self.code, self.name, self.level, self.parent = code, name, level, parent
        self.children = []

    @property
    def short(self):
        return SHORT.get(self.name) or re.sub('(省|市|县|区)$', '', self.name)

    @property
    def path(self):
        """Province, prefecture and own name, as a text of another place writes it."""
        names = []
        place = self
        while place:
            if place.name not in ('市辖区', '县') and '直辖' not in place.name:
                names.insert(0, place.name)
            place = place.parent
        return ''.join(names)

    @property
    def province(self):
        return self if self.parent is None else self.parent.province


class World:
    """All divisions, and which of their names could be mistaken."""

    def __init__(self):
        self.places = {}
        with open(DIVISIONS, encoding='utf-8') as file:
            for line in file:
                if line.startswith('#'):
                    continue
                code, name, level, parent = (line.rstrip('\n').split('\t') + [''])[:4]
                place = Place(code, name, level, self.places.get(parent))
                if place.parent:
                    place.parent.children.append(place)
                self.places[code] = place
        self.counties = [p for p in self.places.values()
                         if p.level == 'county' and not 71 <= int(p.code[4:6]) <= 80]
        self.names = {p.name for p in self.places.values() if p.level != 'township'}
        self.stems = {p.short for p in self.places.values() if p.level != 'township'}
        # What a document-number code may begin with: the first characters of all divisions.
        self.initials = {name[0] for name in self.names} | LETTERS
        self.lookalikes = {}
        with open(LOOKALIKES, encoding='utf-8') as file:
            for line in file:
                if not line.startswith('#'):
                    character, others = line.rstrip('\n').split('\t')
                    self.lookalikes[character] = others.split(' ')

    def candidates(self):
        """[(county, character)]: counties with a plain superior and a confusable character."""
        found = []
        for county in self.counties:
            stem = county.name[:-1]
            superior = county.parent.name
            if county.name[-1] not in '县市区' or len(stem) > 3 or len(county.children) < 5:
                continue
            if superior[-1] not in '市州盟' or superior in ('市辖区', '县'):
                continue
            found += [(county, c) for c in stem if c in self.lookalikes]
        return found

    def collides(self, name, stem, character, lookalike):
        """Does the misreading give another real name, so that nobody may change it?"""
        return (name.replace(character, lookalike) in self.names or
                len(stem) > 1 and stem.replace(character, lookalike) in self.stems)

    def beside(self, county, lookalike):
        """Another division of the same province that begins with the look-alike, or None."""
        for other in self.places.values():
            if other.level in ('prefecture', 'county') and other.name[0] == lookalike and \
                    other.province is county.province and other is not county:
                return other
        return None

    def elsewhere(self, county, lookalike):
        """A real county of another province that has the look-alike in its name, or None."""
        for other in self.counties:
            if lookalike in other.name[:-1] and other.province is not county.province:
                return other
        return None
