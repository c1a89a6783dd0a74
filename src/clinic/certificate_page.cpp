// SPDX-License-Identifier: MIT
#include "clinic/certificate_page.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/text.hpp"
#include "clinic/board_picture.hpp"
#include "clinic/html.hpp"

namespace surefoot {
namespace {

Html number(const std::string& plain) {
  return el("td", {{"class", "number"}}, text(plain));
}

Html headed(std::string_view plain) {
  return el("th", {{"class", "number"}}, text(plain));
}

/// Three digits that matter, "–" for nothing.
std::string shown(const std::optional<double>& value, const std::string& unit) {
  if (!value) {
    return "not measured";
  }
  const double size = std::fabs(*value);
  const int decimals = size == 0.0 || size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.095 ? 2 : 3;
  return fixedText(*value, decimals) + (unit.empty() ? "" : " " + unit);
}

std::string limitWords(const CertifiedNumber& number) {
  return number.limit ? (number.atMost ? "at most " : "at least ") + numberText(*number.limit) +
                            (number.unit.empty() ? "" : " " + number.unit)
                      : "";
}

std::string verdictWord(const CertifiedNumber& number) {
  if (!number.limit) {
    return "";
  }
  if (!number.value) {
    return number.decides ? "missing" : "";
  }
  const bool within = number.atMost ? *number.value <= *number.limit : *number.value >= *number.limit;
  return within ? "within" : "beyond";
}

Html numbersTable(const Certificate& certificate, bool deciding) {
  Html rows;
  for (const CertifiedNumber& one : certificate.numbers) {
    if (one.decides != deciding) {
      continue;
    }
    const std::string word = verdictWord(one);
    const bool bad = word == "beyond" || word == "missing";
    rows +=
        el("tr", {}, el("th", {{"scope", "row"}}, text(one.words), el("span", {{"class", "small"}}, text(one.from))),
           number(shown(one.value, one.unit)),
           el("td", {}, text(limitWords(one) + " "),
              word.empty() ? Html() : el("span", {{"class", bad ? "mark warn" : "mark"}}, text(word))));
  }
  return el("table", {},
            el("thead", {},
               el("tr", {}, el("th", {}, text("What, and of what it was measured")), headed("Value"),
                  el("th", {}, text("Limit")))),
            el("tbody", {}, rows));
}

Html cellTable(const Certificate& certificate) {
  Html rows;
  const Board& board = certificate.board;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    rows += el("tr", {}, number(std::to_string(i + 1)),
               number(fixedText(board.cells[i].placeMm.x, 1) + ", " + fixedText(board.cells[i].placeMm.y, 1)),
               number(fixedText(board.calibration[i].countsPerN, 2)),
               number(i < certificate.cellNoiseN.size() ? fixedText(certificate.cellNoiseN[i], 3) : "–"));
  }
  return el("table", {},
            el("thead", {}, el("tr", {}, headed("Cell"), headed("Place mm"), headed("Counts/N"), headed("Noise N"))),
            el("tbody", {}, rows));
}

/// Averaging time along, deviation upward, both logarithmic.
Html allanCurve(const std::vector<AllanPoint>& points) {
  constexpr double kWidth = 460.0;
  constexpr double kHeight = 230.0;
  constexpr double kLeft = 62.0;
  constexpr double kBottom = 44.0;
  constexpr double kLeastMm = 1e-5;
  double low = HUGE_VAL;
  double high = 0.0;
  for (const AllanPoint& point : points) {
    low = std::min({low, std::max(point.xMm, kLeastMm), std::max(point.yMm, kLeastMm)});
    high = std::max({high, point.xMm, point.yMm});
  }
  if (points.size() < 2 || !(high > low)) {
    return {};
  }
  const double from = std::floor(std::log10(low));
  const double to = std::ceil(std::log10(high));
  const auto x = [&](double seconds) {
    return kLeft + (kWidth - kLeft - 20.0) * std::log10(seconds) / std::log10(60.0);
  };
  const auto y = [&](double mm) {
    return kHeight - kBottom -
           (kHeight - kBottom - 14.0) * (std::log10(std::max(mm, kLeastMm)) - from) / std::max(1.0, to - from);
  };
  const auto px = [](double value) { return fixedText(value, 1); };
  Html shapes;
  for (double decade = from; decade <= to; decade += 1.0) {
    const double mm = std::pow(10.0, decade);
    shapes +=
        el("line",
           {{"class", "grid"}, {"x1", px(kLeft)}, {"x2", px(kWidth - 20.0)}, {"y1", px(y(mm))}, {"y2", px(y(mm))}});
    shapes += el("text", {{"x", px(kLeft - 6.0)}, {"y", px(y(mm) + 4.0)}, {"text-anchor", "end"}},
                 text(fixedText(mm, static_cast<int>(std::max(0.0, -decade)))));
  }
  std::string lines[2];
  for (const AllanPoint& point : points) {
    shapes += el("text", {{"x", px(x(point.seconds))}, {"y", px(kHeight - kBottom + 18.0)}, {"text-anchor", "middle"}},
                 text(numberText(point.seconds)));
    lines[0] += (lines[0].empty() ? "M" : "L") + px(x(point.seconds)) + " " + px(y(point.xMm));
    lines[1] += (lines[1].empty() ? "M" : "L") + px(x(point.seconds)) + " " + px(y(point.yMm));
  }
  shapes += el("path", {{"class", "line a"}, {"d", lines[0]}}) + el("path", {{"class", "line b"}, {"d", lines[1]}});
  shapes += el("text", {{"x", px(0.5 * (kLeft + kWidth))}, {"y", px(kHeight - 6.0)}, {"text-anchor", "middle"}},
               text("seconds averaged"));
  const std::string words =
      "Overlapping Allan deviation of the centre of pressure at 60 kg in mm: sideways solid, forward dashed. Where it "
      "stops to fall, longer averaging does not help.";
  return el("figure", {}, el("figcaption", {}, text("What averaging helps")),
            el("svg", {{"viewBox", "0 0 460 230"}, {"role", "img"}, {"aria-label", words}}, shapes),
            el("p", {{"class", "chart-words"}}, text(words)));
}

Html list(const std::vector<std::string>& lines) {
  Html items;
  for (const std::string& line : lines) {
    items += el("li", {}, text(line));
  }
  return el("ul", {}, items);
}

Html facts(const Certificate& certificate) {
  const auto fact = [](const char* name, const std::string& words) {
    return el("dt", {}, text(name)) + el("dd", {}, text(words));
  };
  const Board& board = certificate.board;
  return el(
      "dl", {{"class", "facts"}},
      fact("Board", std::string(board.model == BoardModel::Split ? "split" : "classic") + ", serial number " +
                        board.serial + (isSimulated(board) ? " (simulated)" : "")) +
          fact("Firmware, program", board.firmware + ", Surefoot " + certificate.program) +
          fact("Measured", certificate.madeAt) +
          fact("Weight used", numberText(certificate.weightKg) + " kg, right by the word of " +
                                  (certificate.weightsBy.empty() ? "nobody who was named" : certificate.weightsBy)) +
          fact("Noise within limits", "for people from " + fixedText(certificate.leastFitKg, 0) + " kg on") +
          fact("Number", certificate.id));
}

}  // namespace

std::string certificatePage(const Certificate& certificate, const std::string& objection) {
  const bool fit = certificate.fit();
  Html body = el("p", {{"class", fit ? "" : "warning"}}, el("strong", {}, text("Fit for reference ranges: ")),
                 el("strong", {}, text(fit ? "yes" : "no")));
  if (!fit) {
    body += list(certificate.reasons);
  }
  if (!objection.empty()) {
    body += el("p", {{"class", "warning"}}, text("It does not hold any more: " + objection + "."));
  }
  body += facts(certificate);
  body += el("h2", {}, text("What decides")) + numbersTable(certificate, true);
  std::vector<Vec2> cells;
  for (const Cell& cell : certificate.board.cells) {
    cells.push_back(cell.placeMm);
  }
  std::vector<PlacedError> errors;
  for (const CertifiedPoint& point : certificate.points) {
    errors.push_back({point.atMm, point.errorMm});
  }
  body += el("div", {{"class", "columns"}},
             errors.empty() ? Html() : boardPicture("Error over the deck: " + certificate.pointsFrom, cells, errors),
             allanCurve(certificate.allan));
  body += el("h2", {}, text("Also measured")) + numbersTable(certificate, false);
  if (!certificate.remarks.empty()) {
    body += list(certificate.remarks);
  }
  body += el("h2", {}, text("Cells")) + cellTable(certificate);
  body +=
      el("p", {{"class", "small"}},
         text("\"n\" is the number of placements, seconds the length of a recording. A yes holds for 12 months, until "
              "the board is calibrated again, or until its noise is found to be over twice this one. Made by the "
              "owner of the board with their own weights; no laboratory has tested it."));
  return pageOfItsOwn("Certificate of board " + certificate.board.serial, body).markup();
}

}  // namespace surefoot
