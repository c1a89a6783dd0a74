// SPDX-License-Identifier: MIT
#include "app/board_calibrate.hpp"
#include "base/text.hpp"
#include "clinic/board_picture.hpp"

namespace surefoot {
namespace {

Html number(const std::string& plain) {
  return el("td", {{"class", "number"}}, text(plain));
}

Html headed(std::string_view plain) {
  return el("th", {{"class", "number"}}, text(plain));
}

Html placementTable(const std::vector<Placement>& placements, const BoardCalibration& fit) {
  Html rows;
  for (std::size_t k = 0; k < placements.size(); ++k) {
    const PlacementResidual& residual = fit.residuals[k];
    rows += el("tr", {}, number(std::to_string(placements[k].mark + 1)),
               el("td", {}, text(placements[k].turned ? "back" : "front")), number(fixedText(residual.loadPercent, 2)),
               number(fixedText(residual.mm.x, 2)), number(fixedText(residual.mm.y, 2)),
               number(fixedText(length(residual.leftOutMm), 2)));
  }
  return el("table", {},
            el("caption", {},
               text("Where the board saw the weight, less where it stood. \"Left out\": by a calibration "
                    "without this placement.")),
            el("thead", {},
               el("tr", {}, headed("mark"), el("th", {}, text("arrow to the")), headed("load %"), headed("dx mm"),
                  headed("dy mm"), headed("left out mm"))),
            el("tbody", {}, rows));
}

Html cellTable(const Board& board, const BoardCalibration& fit) {
  Html rows;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    rows += el("tr", {}, number(std::to_string(i + 1)), number(fixedText(board.calibration[i].countsPerN, 2)),
               number(fixedText(fit.calibration[i].countsPerN, 2)), number(fixedText(fit.gainChangePercent[i], 2)),
               number(fixedText(board.cells[i].placeMm.x, 1) + ", " + fixedText(board.cells[i].placeMm.y, 1)),
               number(fixedText(fit.cells[i].placeMm.x, 1) + ", " + fixedText(fit.cells[i].placeMm.y, 1)));
  }
  return el("table", {}, el("caption", {}, text("Cells, old and new")),
            el("thead", {},
               el("tr", {}, headed("cell"), headed("counts per N, old"), headed("new"), headed("newtons change by %"),
                  headed("place mm, old"), headed("new"))),
            el("tbody", {}, rows));
}

}  // namespace

std::string calibrationPage(const Board& board, const std::vector<Placement>& placements, const BoardCalibration& fit) {
  std::vector<Vec2> cells;
  for (const Cell& cell : board.cells) {
    cells.push_back(cell.placeMm);
  }
  std::vector<PlacedError> errors;
  for (std::size_t k = 0; k < placements.size(); ++k) {
    errors.push_back({placements[k].markMm, fit.residuals[k].leftOutMm});
  }
  const std::string words = "Each placement left out in turn: rms " + fixedText(fit.rmsMm, 2) + " mm, largest " +
                            fixedText(fit.worstMm, 2) + " mm. Load: rms " + fixedText(fit.rmsLoadPercent, 2) +
                            " %, largest " + fixedText(fit.worstLoadPercent, 2) +
                            " %. Standard error of the centre of pressure " + fixedText(fit.copSdMm, 2) + " mm.";
  return pageOfItsOwn("Calibration of board " + board.serial,
                      el("p", {}, text(words)) +
                          (fit.gainsHeld ? el("p", {},
                                              text("The deck is too stiff to tell the gains of its cells "
                                                   "apart, so they were held near the old ones."))
                                         : Html()) +
                          boardPicture("Error at each mark, left out", cells, errors) +
                          placementTable(placements, fit) + cellTable(board, fit))
      .markup();
}

}  // namespace surefoot
