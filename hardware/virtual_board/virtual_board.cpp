// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtual_board.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {
namespace {

struct CueWord {
  const char* word;
  CueKind kind;
};

constexpr std::array<CueWord, 12> kCueWords{{{"none", CueKind::None},
                                             {"step-off", CueKind::StepOff},
                                             {"step-on", CueKind::StepOn},
                                             {"stand-still", CueKind::StandStill},
                                             {"lean-forward", CueKind::LeanTo},
                                             {"press", CueKind::Press},
                                             {"release", CueKind::Release},
                                             {"rise", CueKind::Rise},
                                             {"march", CueKind::March},
                                             {"lower", CueKind::Lower},
                                             {"circle", CueKind::Circle},
                                             {"rest", CueKind::Rest}}};
constexpr double kForwardLeanShare = 0.12;

std::string cueList() {
  std::string known;
  for (const CueWord& entry : kCueWords) {
    known += (known.empty() ? "" : ", ") + std::string(entry.word);
  }
  return known;
}

Cue cueFromText(const std::string& word) {
  for (const CueWord& entry : kCueWords) {
    if (word == entry.word) {
      Cue cue;
      cue.kind = entry.kind;
      if (entry.kind == CueKind::LeanTo) {
        cue.targetShare = {0.0, kForwardLeanShare};
      }
      return cue;
    }
  }
  throw Error("there is no cue '" + word + "': use one of " + cueList());
}

McuSetup mcuSetup(const VirtualBoardSetup& setup, std::size_t cellCount) {
  return {setup.elf, static_cast<int>(cellCount), setup.rateHz, setup.oscillatorPercent, setup.seed, setup.supplyV};
}

}  // namespace

VirtualBoard::VirtualBoard(const VirtualBoardSetup& setup)
    : setup_(setup),
      toldCells_(trueCells(setup.model, setup.seed)),
      cells_(apartFrom(toldCells_, setup.gainPercent, setup.placeMm, setup.seed)),
      loads_(static_cast<BoardModel>(setup.model), cells_, setup.person, setup.seed),
      rateHz_(setup.rateHz),
      mcu_(mcuSetup(setup, cells_.size()), [this](int cell, double tS) { return loads_.counts(cell, tS, rateHz_); }),
      port_(setup.link),
      flips_(setup.seed, 4) {
  loadEeprom();
  for (const std::string& text : setup.faults) {
    if (!takeLine(text)) {
      faults_.push_back(faultFromText(text, 0.0, cellCount()));
    }
  }
  wire_receiver_init(&hostFrames_, hostBuffer_.data(), WIRE_FRAME_MAX);
  port_.plug();
}

VirtualBoard::~VirtualBoard() {
  try {
    saveEeprom();
  } catch (const Error& error) {
    std::fprintf(stderr, "virtual_board: %s\n", error.what());
  }
}

void VirtualBoard::loadEeprom() {
  savedEeprom_ = setup_.blank ? std::vector<std::uint8_t>(kEepromBytes, 0xFF)
                              : calibratedEeprom(setup_.model, setup_.seed, toldCells_);
  std::ifstream file(setup_.eepromFile, std::ios::binary);
  if (!setup_.eepromFile.empty() && file) {
    savedEeprom_.assign(std::istreambuf_iterator<char>(file), {});
    if (savedEeprom_.size() != kEepromBytes) {
      throw Error(setup_.eepromFile + " is not a board's EEPROM (1024 bytes): choose another --eeprom");
    }
  }
  mcu_.setEeprom(savedEeprom_);
}

void VirtualBoard::saveEeprom() {
  const std::vector<std::uint8_t> now = mcu_.eeprom();
  if (setup_.eepromFile.empty() || now == savedEeprom_) {
    return;
  }
  const std::string fresh = setup_.eepromFile + ".new";
  std::ofstream file(fresh, std::ios::binary);
  file.write(reinterpret_cast<const char*>(now.data()), static_cast<std::streamsize>(now.size()));
  file.close();
  if (!file || std::rename(fresh.c_str(), setup_.eepromFile.c_str()) != 0) {
    throw Error("cannot write " + setup_.eepromFile);
  }
  savedEeprom_ = now;
}

void VirtualBoard::runUntil(double tS) {
  cutPower();
  followFaults();
  followPort();
  mcu_.runUntil(tS);
  const std::string sent = mcu_.takeSent();
  if (port_.isPlugged()) {
    port_.write(corrupted(sent));
  }
  saveEeprom();
}

/// Everything but timed faults.
bool VirtualBoard::takeLine(const std::string& line) {
  constexpr std::string_view kCut = "cut:";
  if (!line.starts_with(kCut)) {
    return loads_.imperfections().take(line, mcu_.timeS());
  }
  const auto bytes = parseInteger<unsigned>(line.substr(kCut.size()));
  if (!bytes || *bytes == 0) {
    throw Error("cut:BYTES, for example: cut:40");
  }
  cutAfterBytes_ = *bytes;
  beforeCut_ = mcu_.eeprom();
  return true;
}

/// Pulls the cable out in the middle of a write.
void VirtualBoard::cutPower() {
  if (cutAfterBytes_ == 0) {
    return;
  }
  constexpr double kOutS = 3.0;
  const std::vector<std::uint8_t> now = mcu_.eeprom();
  std::size_t changed = 0;
  for (std::size_t i = 0; i < now.size() && i < beforeCut_.size(); ++i) {
    changed += now[i] != beforeCut_[i] ? 1 : 0;
  }
  if (changed >= cutAfterBytes_) {
    cutAfterBytes_ = 0;
    faults_.push_back({FaultKind::Unplug, 0, 0.0, mcu_.timeS(), mcu_.timeS() + kOutS});
  }
}

void VirtualBoard::followFaults() {
  const FaultState next = faultsAt(faults_, mcu_.timeS());
  for (int i = 0; i < cellCount(); ++i) {
    const std::uint32_t mask = 1U << static_cast<unsigned>(i);
    Hx711& chip = mcu_.chip(i);
    chip.dead = (next.dead & mask) != 0;
    chip.saturated = (next.saturated & mask) != 0;
    chip.missesPulse = (next.step & mask) != 0;
  }
  rateHz_ = next.rateHz > 0.0 ? next.rateHz : setup_.rateHz;
  mcu_.setRate(rateHz_);
  if (next.unplugged && !state_.unplugged) {
    unpluggedEeprom_ = mcu_.eeprom();
    port_.unplug();
  } else if (!next.unplugged && state_.unplugged) {
    port_.plug();
    mcu_.setEeprom(unpluggedEeprom_);  // without power nothing more was written
    mcu_.powerUp();
  }
  state_ = next;
}

// Opening the port of a Nano pulls DTR, which resets it. Closing it has no effect on the board, but the person goes.
void VirtualBoard::followPort() {
  const bool wasOpened = port_.wasOpened();
  const bool isOpen = port_.isOpen();
  if (hostIsThere_ && port_.isPlugged() && (wasOpened || !isOpen)) {
    loads_.personGoes();
  }
  if (wasOpened) {
    mcu_.reset();
    wire_receiver_init(&hostFrames_, hostBuffer_.data(), WIRE_FRAME_MAX);
  }
  hostIsThere_ = isOpen;
  if (isOpen) {
    followHost(port_.read());
  }
}

void VirtualBoard::followHost(const std::string& bytes) {
  for (const char byte : bytes) {
    if (wire_receive(&hostFrames_, static_cast<std::uint8_t>(byte)) == 0) {
      continue;
    }
    if (hostBuffer_[1] == WIRE_START) {
      loads_.personComes(mcu_.timeS());
    } else if (hostBuffer_[1] == WIRE_STOP) {
      loads_.personGoes();
    }
  }
  mcu_.receive(bytes);
}

std::string VirtualBoard::corrupted(std::string bytes) {
  if (state_.corrupt > 0.0) {
    for (char& byte : bytes) {
      if (flips_.uniform() < state_.corrupt) {
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (flips_.next() % 8U)));
      }
    }
  }
  return bytes;
}

std::string VirtualBoard::clear(const std::string& what) {
  if (what.empty()) {
    faults_.clear();
    loads_.imperfections().clear();
    return "ok: all faults are over";
  }
  const Fault like = faultFromText(what, 0.0, cellCount());
  const auto removed =
      std::erase_if(faults_, [&](const Fault& fault) { return fault.kind == like.kind && fault.cell == like.cell; });
  if (removed == 0) {
    throw Error("there is no such fault to clear: " + what);
  }
  return "ok: " + what + " is over";
}

std::string VirtualBoard::obey(const std::string& line) {
  std::istringstream words(line);
  std::string verb;
  std::string what;
  words >> verb >> what;
  if (verb == "clear") {
    return clear(what);
  }
  if (verb == "replug") {
    return clear("unplug");
  }
  if (verb == "load") {
    double newtons = 0.0;
    if (!(words >> newtons) || !(std::fabs(newtons) <= 1e5)) {
      throw Error("load CELL NEWTONS, for example: load 3 196.1");
    }
    loads_.setWeight(faultFromText("dead:" + what, 0.0, cellCount()).cell, newtons);
    return "ok: " + line;
  }
  if (verb == "cue" && what == "help") {
    return "ok: cues are " + cueList();
  }
  if (verb == "cue") {
    loads_.cue(cueFromText(what));
    return "ok: " + line;
  }
  if (takeLine(line)) {
    return "ok: " + line;
  }
  faults_.push_back(faultFromText(verb, mcu_.timeS(), cellCount()));
  return "ok: " + line;
}

}  // namespace surefoot
