"""Reads spec files with librpm and says what RPM makes of each.

read-specs.py LIST FOLDER PROCESSES

LIST has one file a line: a macro file, a tab, a spec file. On top of RPM's own macros those of the
macro file count. For each file one line is printed, in the order of the list: name, epoch, version
and release, the numbers of sources, of patches and of changelog entries, tabs between them; or a
question mark, a tab and what RPM said.

Every file is read in a process of its own, which begins with the same macros whatever the files
before it defined, runs in the empty FOLDER and ends after a few seconds. Sources need not exist, and
no architecture is refused.
"""

import itertools
import os
import signal
import sys

import rpm

SECONDS = 20


def read(path):
    log = os.memfd_create('log')
    os.dup2(log, 2)
    try:
        header = rpm.spec(path, rpm.RPMSPEC_ANYARCH | rpm.RPMSPEC_FORCE).sourceHeader
        epoch = header[rpm.RPMTAG_EPOCH]
        values = [header[rpm.RPMTAG_NAME], '' if epoch is None else epoch,
                  header[rpm.RPMTAG_VERSION], header[rpm.RPMTAG_RELEASE],
                  len(header[rpm.RPMTAG_SOURCE]), len(header[rpm.RPMTAG_PATCH]),
                  len(header[rpm.RPMTAG_CHANGELOGTIME])]
        return '\t'.join(map(str, values))
    except Exception as e:
        said = os.pread(log, 4000, 0).decode('utf-8', 'replace').strip()
        lines = [line for line in said.splitlines() if not line.startswith('warning')]
        return '?\t' + (lines[0] if lines else str(e)).replace('\t', ' ')


def in_child(work):
    """Does the work in a process of its own; returns what it gives."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        signal.alarm(SECONDS)
        os.write(into, work().encode('utf-8', 'replace')[:4000])
        os._exit(0)
    os.close(into)
    with os.fdopen(out, 'rb') as pipe:
        said = pipe.read().decode('utf-8')
    os.waitpid(child, 0)
    return said or '?\tRPM came to no end'


def read_all(items, first, step, results):
    """Reads every step-th of the files and writes number and result of each."""
    with open(results, 'w') as out:
        for macros, group in itertools.groupby(items[first::step], key=lambda item: item[1]):
            rpm.reloadConfig()
            rpm.expandMacro('%{load:' + macros + '}')
            for number, _, path in group:
                print(number, in_child(lambda: read(path)).replace('\n', ' '), sep='\t', file=out)


def main():
    listed, folder, processes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    items = [(number, *line.rstrip('\n').split('\t')) for number, line in enumerate(open(listed))]
    os.chdir(folder)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 2)
    children = []
    for worker in range(processes):
        child = os.fork()
        if child == 0:
            read_all(items, worker, processes, f'{listed}.{worker}')
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    said = {}
    for worker in range(processes):
        for line in open(f'{listed}.{worker}'):
            number, result = line.rstrip('\n').split('\t', 1)
            said[int(number)] = result
    for number in range(len(items)):
        print(said[number])


main()
