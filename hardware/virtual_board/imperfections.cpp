// SPDX-License-Identifier: MIT
#include "imperfections.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/math.hpp"

namespace surefoot {
namespace {

constexpr double kNewtonsPerKg = 9.80665;
constexpr double kEmptyN = 0.5;

/// What passes a play of half width `half`: follows `now` only at its edges.
double play(double before, double now, double half) {
  return std::clamp(before, now - half, now + half);
}

/// Numbers of "1:2.5,3"; throws Error unless there are `least` to `most`.
std::vector<double> numbersOf(const std::string& rest, const std::string& text, std::size_t least, std::size_t most) {
  std::vector<double> numbers;
  const char* at = rest.data();
  const char* end = rest.data() + rest.size();
  while (at < end) {
    double value = 0.0;
    const auto [next, error] = std::from_chars(at, end, value);
    if (error != std::errc{} || !std::isfinite(value) || (next < end && *next != ',' && *next != ':' && *next != '@')) {
      throw Error("'" + text + "': a number was expected at '" + std::string(at, end) + "'");
    }
    numbers.push_back(value);
    at = next < end ? next + 1 : end;
  }
  if (numbers.size() < least || numbers.size() > most) {
    throw Error("'" + text + "' has " + std::to_string(numbers.size()) + " numbers; see --help");
  }
  return numbers;
}

}  // namespace

const char* Imperfections::words() {
  return "  weight:KG@X,Y[,TURN]   a weight on the deck, mm, the tool turned by 0 or 180; weight:0@0,0 takes it off\n"
         "  tool:DX,DY             the tool's centre is off by this      mark-error:MM  SD of marks and setting down\n"
         "  twist:0..1             0: a stiff deck of four cells         card:N         a card under a corner of the "
         "base\n"
         "  drift:CELL:N_PER_MIN   warm:N:TAU_S   creep:PERCENT:TAU_S   hysteresis:PERCENT (of the largest load)\n"
         "  noise:FACTOR           hum:N:HZ       swap:A,B (plugs)       rub:CELL:N (a cable, a crumb)\n"
         "  touch:ABOVE_N          a stop takes what is more\n";
}

Imperfections::Imperfections(std::vector<wire_cell> cells, std::uint64_t seed)
    : cells_(std::move(cells)), random_(seed, 5) {}

std::size_t Imperfections::cellOf(double number) const {
  if (number < 1.0 || number > static_cast<double>(cells_.size()) || number != std::floor(number)) {
    throw Error("this board has cells 1 to " + std::to_string(cells_.size()));
  }
  return static_cast<std::size_t>(number) - 1;
}

void Imperfections::putWeight(const Numbers& n) {
  const double turn = (n.size() == 4 ? n[3] : 0.0) * kPi / 180.0;
  const Vec2 tool = now_.down.toolMm;
  const double errorX = random_.normal() * now_.down.markErrorMm;
  const double errorY = random_.normal() * now_.down.markErrorMm;
  const Vec2 at{n[1] + errorX + tool.x * std::cos(turn) - tool.y * std::sin(turn),
                n[2] + errorY + tool.x * std::sin(turn) + tool.y * std::cos(turn)};
  now_.weightN = sharesOf(cells_, at, n[0] * kNewtonsPerKg, now_.down.twist);
}

const std::vector<Imperfections::Word>& Imperfections::table() {
  using Self = Imperfections;
  static const std::vector<Word> words{
      {"tool", 2,
       [](Self& self, const Numbers& n, double) {
         self.now_.down.toolMm = {n[0], n[1]};
       }},
      {"mark-error", 1, [](Self& self, const Numbers& n, double) { self.now_.down.markErrorMm = n[0]; }},
      {"twist", 1, [](Self& self, const Numbers& n, double) { self.now_.down.twist = std::clamp(n[0], 0.0, 1.0); }},
      // It bends the base: one diagonal of balls carries more, the other as much less.
      {"card", 1,
       [](Self& self, const Numbers& n, double) {
         self.now_.cardN = self.cells_.size() == 4 ? CellForces{n[0], -n[0], -n[0], n[0]} : CellForces{};
       }},
      {"drift", 2,
       [](Self& self, const Numbers& n, double nowS) {
         CellState& cell = self.now_.cells[self.cellOf(n[0])];
         cell.drift = n[1] / 60.0;
         cell.driftSinceS = nowS;
       }},
      {"warm", 2,
       [](Self& self, const Numbers& n, double nowS) {
         self.now_.warmN = n[0];
         self.now_.warmTauS = std::max(n[1], 0.1);
         self.now_.warmSinceS = nowS;
       }},
      {"creep", 2,
       [](Self& self, const Numbers& n, double) {
         self.now_.creepShare = n[0] / 100.0;
         self.now_.creepTauS = std::max(n[1], 0.1);
       }},
      {"hysteresis", 1, [](Self& self, const Numbers& n, double) { self.now_.hysteresisShare = n[0] / 100.0; }},
      {"noise", 1, [](Self& self, const Numbers& n, double) { self.now_.noise = n[0]; }},
      {"hum", 2,
       [](Self& self, const Numbers& n, double) {
         self.now_.humN = n[0];
         self.now_.humHz = n[1];
       }},
      {"swap", 2,
       [](Self& self, const Numbers& n, double) {
         std::swap(self.now_.plug[self.cellOf(n[0])], self.now_.plug[self.cellOf(n[1])]);
       }},
      {"rub", 2, [](Self& self, const Numbers& n, double) { self.now_.cells[self.cellOf(n[0])].rub = n[1]; }},
      {"touch", 1, [](Self& self, const Numbers& n, double) { self.now_.touchN = n[0]; }}};
  return words;
}

bool Imperfections::take(const std::string& text, double nowS) {
  const auto colon = text.find(':');
  const std::string name = text.substr(0, colon);
  const std::string rest = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (name == "weight") {
    putWeight(numbersOf(rest, text, 3, 4));
    return true;
  }
  for (const Word& word : table()) {
    if (name == word.name) {
      word.apply(*this, numbersOf(rest, text, word.numbers, word.numbers), nowS);
      return true;
    }
  }
  return false;
}

double Imperfections::feltN(std::size_t cell, const CellForces& besideN, double tS) {
  double onPlatesN = 0.0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    onPlatesN += cells_[i].zone >= WIRE_ZONE_CARRIED_LEFT_TOES ? 0.0 : now_.weightN[i] + besideN[i];
  }
  const std::size_t source = now_.plug[cell];
  double load = now_.weightN[source] + besideN[source];
  if (now_.touchN && onPlatesN > *now_.touchN) {
    load *= *now_.touchN / onPlatesN;
  }
  load += now_.cardN[source];
  CellState& state = now_.cells[cell];
  const double elapsedS = std::max(0.0, tS - state.atS);
  state.atS = tS;
  state.rubbed = play(state.rubbed, load, state.rub);
  // A loop of hysteresis begins anew at zero.
  state.most = std::fabs(state.rubbed) < kEmptyN ? 0.0 : std::max(state.most, std::fabs(state.rubbed));
  state.lagged = play(state.lagged, state.rubbed, 0.5 * now_.hysteresisShare * state.most);
  state.crept += (state.lagged - state.crept) * (1.0 - std::exp(-elapsedS / now_.creepTauS));
  const double warm = now_.warmN * (1.0 - std::exp(-(tS - now_.warmSinceS) / now_.warmTauS));
  const double hum = now_.humN * std::sin(2.0 * kPi * now_.humHz * tS);
  return state.lagged + now_.creepShare * state.crept + state.drift * (tS - state.driftSinceS) + warm + hum;
}

}  // namespace surefoot
