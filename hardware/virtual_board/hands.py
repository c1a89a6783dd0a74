#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hands for the virtual board: runs it and a command of surefoot that asks for weights, and does what the command asks.

    hands.py --build build/dev --model classic -- board calibrate --kg 20
    hands.py --build build/dev --at 3:unplug@0+4 --start twist:0 -- board calibrate --kg 20 --card

Whatever the command says is passed on; the exit code is the command's. Words understood on its standard error are those
of PROMPTS. Standard library only.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

PLACE = re.compile(r"at \((-?[\d.]+), (-?[\d.]+)\) mm(?:.*arrow to the (front|back))?")
WEIGHT = re.compile(r"(?:set|put) (?:the weight|([\d.]+) kg) (?:down|on)")
PRESS = re.compile(r"press (?:on )?cell (\d)")
PROMPTS = "set the weight down; put N kg on; take it off; press cell N; let go; push a card; take it out"


class Hands:
    def __init__(self, board, kg, instead, extra):
        self.board, self.kg, self.instead, self.extra = board, kg, instead, extra
        self.place, self.turn, self.count, self.pressed = ("0", "0"), 0, 0, None

    def say(self, line):
        self.board.stdin.write(line + "\n")
        self.board.stdin.flush()

    def heed(self, line):
        """Does what one line of the command asks for."""
        if found := PLACE.search(line):
            if "take it off" not in line:
                self.place, self.turn = found.group(1, 2), 180 if found.group(3) == "back" else 0
        if found := WEIGHT.search(line):
            self.count += 1
            for text in self.extra.get(self.count, []):
                self.say(text)
            usual = f"weight:{found.group(1) or self.kg}@{self.place[0]},{self.place[1]},{self.turn}"
            self.say(self.instead.pop(self.count, usual))
        elif "take it off" in line.lower() or "take the weight off" in line.lower():
            self.say("weight:0@0,0")
        elif found := PRESS.search(line):
            self.pressed = found.group(1)
            self.say(f"load {self.pressed} 150")
        elif "let go" in line and self.pressed:
            self.say(f"load {self.pressed} 0")
        elif "push a card" in line:
            self.say("card:15")
        elif "take it out" in line:
            self.say("card:0")


def numbered(texts):
    """{placement: [lines]} of "3:unplug+4"."""
    lines = {}
    for text in texts:
        number, line = text.split(":", 1)
        lines.setdefault(int(number), []).append(line)
    return lines


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/dev", help="directory of surefoot and virtual_board")
    parser.add_argument("--model", default="classic")
    parser.add_argument("--data", help="data directory of surefoot (default: a temporary one)")
    parser.add_argument("--eeprom", help="the board's memory, kept between runs")
    parser.add_argument("--start", action="append", default=[], help="a line for the virtual board at its start; can be repeated")
    parser.add_argument("--at", action="append", default=[], help="N:LINE before the weight is set down for the Nth time")
    parser.add_argument("--instead", action="append", default=[], help="N:LINE instead of setting it down for the Nth time")
    parser.add_argument("--board", default="", help="more words for virtual_board, as one text")
    parser.add_argument("command", nargs="+", help="what surefoot is to do")
    return parser.parse_args()


def start_board(asked, link):
    words = [str(pathlib.Path(asked.build) / "virtual_board"), "--model", asked.model, "--person", "none", "--link", link, *asked.board.split()]
    words += ["--eeprom", asked.eeprom] if asked.eeprom else []
    for line in asked.start:
        words += ["--fault", line]
    board = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for line in board.stdout:
        if line.startswith("port "):
            # What it answers is read away, so that it never waits for a reader.
            threading.Thread(target=lambda: [print("board:", text, end="", file=sys.stderr) for text in board.stdout if text.startswith("error")], daemon=True).start()
            return board
    raise SystemExit("the virtual board did not start")


def main():
    asked = options()
    with tempfile.TemporaryDirectory() as folder:
        link = str(pathlib.Path(folder) / "board")
        board = start_board(asked, link)
        kg = asked.command[asked.command.index("--kg") + 1] if "--kg" in asked.command else "20"
        hands = Hands(board, kg, {n: lines[0] for n, lines in numbered(asked.instead).items()}, numbered(asked.at))
        command = [str(pathlib.Path(asked.build) / "surefoot"), *asked.command, *([] if asked.command[1:2] in (["list"], ["certificate"]) else ["--board", link])]
        environment = {**os.environ, "SUREFOOT_DATA": asked.data or str(pathlib.Path(folder) / "data")}
        try:
            running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, stdin=subprocess.DEVNULL)
            for line in running.stderr:
                print(line, end="", file=sys.stderr, flush=True)
                hands.heed(line)
            code = running.wait()
        finally:
            time.sleep(0.1)
            board.terminate()
            board.wait()
    return code


if __name__ == "__main__":
    sys.exit(main())
