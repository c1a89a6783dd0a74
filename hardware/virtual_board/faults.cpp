// SPDX-License-Identifier: MIT
#include "faults.hpp"

#include <array>
#include <charconv>

#include "base/error.hpp"

namespace surefoot {
namespace {

struct KindName {
  const char* name;
  FaultKind kind;
  const char* value;  ///< What comes after the colon; null: nothing.
};

constexpr std::array<KindName, 6> kKinds{{{"dead", FaultKind::Dead, "CELL"},
                                          {"saturated", FaultKind::Saturated, "CELL"},
                                          {"step", FaultKind::Step, "CELL"},
                                          {"rate", FaultKind::Rate, "HZ"},
                                          {"corrupt", FaultKind::Corrupt, "PROBABILITY"},
                                          {"unplug", FaultKind::Unplug, nullptr}}};

double numberFromText(const std::string& text, const std::string& fault) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0.0)) {
    throw Error("fault '" + fault + "': '" + text + "' is not a number >= 0");
  }
  return value;
}

// Cuts `text` at `separator` and returns the part behind it, empty if there is no separator.
std::string cutAt(std::string& text, char separator) {
  const auto at = text.find(separator);
  if (at == std::string::npos) {
    return {};
  }
  std::string rest = text.substr(at + 1);
  text.resize(at);
  return rest;
}

const KindName& kindFromText(const std::string& name, const std::string& fault) {
  for (const KindName& kind : kKinds) {
    if (name == kind.name) {
      return kind;
    }
  }
  throw Error("fault '" + fault +
              "': use dead:CELL, saturated:CELL, step:CELL, rate:HZ, corrupt:PROBABILITY or unplug");
}

void takeValue(Fault& fault, double value, const std::string& text, int cellCount) {
  switch (fault.kind) {
    case FaultKind::Rate:
      if (value < 1.0 || value > 150.0) {
        throw Error("fault '" + text + "': the rate is 1 to 150 samples a second");
      }
      fault.value = value;
      break;
    case FaultKind::Corrupt:
      if (value > 1.0) {
        throw Error("fault '" + text + "': a probability is 0 to 1");
      }
      fault.value = value;
      break;
    default:
      if (value < 1.0 || value > cellCount || value != static_cast<int>(value)) {
        throw Error("fault '" + text + "': this board has cells 1 to " + std::to_string(cellCount));
      }
      fault.cell = static_cast<int>(value) - 1;
      break;
  }
}

}  // namespace

Fault faultFromText(const std::string& text, double nowS, int cellCount) {
  std::string rest = text;
  const std::string duration = cutAt(rest, '+');
  const std::string start = cutAt(rest, '@');
  const std::string value = cutAt(rest, ':');
  const KindName& kind = kindFromText(rest, text);
  if (kind.value == nullptr && !value.empty()) {
    throw Error("fault '" + text + "': " + kind.name + " takes no value");
  }
  Fault fault;
  fault.kind = kind.kind;
  if (kind.value != nullptr) {
    takeValue(fault, numberFromText(value, text), text, cellCount);
  }
  fault.startS = start.empty() ? nowS : numberFromText(start, text);
  if (!duration.empty()) {
    fault.endS = fault.startS + numberFromText(duration, text);
  }
  return fault;
}

FaultState faultsAt(const std::vector<Fault>& faults, double tS) {
  FaultState state;
  for (const Fault& fault : faults) {
    if (tS < fault.startS || tS >= fault.endS) {
      continue;
    }
    const std::uint32_t mask = 1U << static_cast<unsigned>(fault.cell);
    switch (fault.kind) {
      case FaultKind::Dead:
        state.dead |= mask;
        break;
      case FaultKind::Saturated:
        state.saturated |= mask;
        break;
      case FaultKind::Step:
        state.step |= mask;
        break;
      case FaultKind::Rate:
        state.rateHz = fault.value;
        break;
      case FaultKind::Corrupt:
        state.corrupt = fault.value;
        break;
      case FaultKind::Unplug:
        state.unplugged = true;
        break;
    }
  }
  return state;
}

}  // namespace surefoot
