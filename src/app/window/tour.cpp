// SPDX-License-Identifier: MIT
#include "app/window/tour.hpp"

#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string_view>

#include <sys/resource.h>

namespace surefoot {
namespace {

constexpr std::array<std::string_view, 5> kPhases{"zero", "step-on", "stand-still", "play", "result"};
constexpr std::array<std::string_view, 13> kVisitPages{"same",     "safety",   "support", "choose", "tutorial",
                                                       "sit",      "stand-up", "bout",    "result", "rest",
                                                       "question", "who",      "goodbye"};
constexpr std::array<std::string_view, 9> kAssessPages{"choose", "same", "question", "safety", "condition",
                                                       "trial",  "rest", "result",   "over"};
static_assert(kPhases.size() == static_cast<std::size_t>(Phase::Result) + 1);
static_assert(kVisitPages.size() == static_cast<std::size_t>(VisitPage::Goodbye) + 1);
static_assert(kAssessPages.size() == static_cast<std::size_t>(AssessPage::Over) + 1);

std::string wordOf(Phase phase) {
  return std::string(kPhases[static_cast<std::size_t>(phase)]);
}

/// The last part of the prompt's message id.
std::string promptOf(const HudState& hud) {
  return hud.promptId.substr(hud.promptId.rfind('.') + 1);
}

}  // namespace

std::string sceneOf(const Session& session) {
  if (session.pause() != PauseReason::None) {
    return "pause";
  }
  std::string name = wordOf(session.phase());
  if (session.phase() == Phase::Play) {
    const HudState hud = session.game().hud();
    name += "-" + session.setup().game + "-" + promptOf(hud) + hud.ringText;
  }
  return name;
}

std::string sceneOf(const Visit& visit) {
  const Session& session = visit.session();
  if (visit.page() == VisitPage::Bout || session.pause() != PauseReason::None) {
    return sceneOf(session);
  }
  std::string name(kVisitPages[static_cast<std::size_t>(visit.page())]);
  if (session.phase() != Phase::Play) {
    name += "-" + wordOf(session.phase());
  }
  return visit.page() == VisitPage::Tutorial || visit.page() == VisitPage::Result
             ? name + "-" + std::string(wordOf(visit.exercise()))
             : name;
}

std::string sceneOf(const Assess& assess) {
  const Session& session = assess.session();
  const std::string name = "assess-" + std::string(kAssessPages[static_cast<std::size_t>(assess.page())]);
  if (session.pause() != PauseReason::None) {
    return name + "-pause";
  }
  if (session.phase() != Phase::Play) {
    return name + "-" + wordOf(session.phase());
  }
  const HudState hud = session.game().hud();
  const std::string prompt = promptOf(hud);
  return name + (prompt.empty() ? "" : "-" + prompt) + (hud.ring >= 0.0 ? "-count" : "");
}

Tour::Tour(const std::string& directory) : directory_(directory) {
  if (on()) {
    std::filesystem::create_directories(directory_);
  }
}

std::optional<std::filesystem::path> Tour::pictureFor(const std::string& scene) {
  if (!on() || !scenes_.insert(scene).second) {
    return std::nullopt;
  }
  std::ostringstream name;
  name << std::setw(2) << std::setfill('0') << scenes_.size() << '-' << scene << ".png";
  std::cerr << name.str() << '\n';
  return directory_ / name.str();
}

HomeChoice Tour::nextFromHome() {
  ++homePages_;
  return homePages_ == 1 ? HomeChoice::Person : homePages_ == 2 ? HomeChoice::Progress : HomeChoice::Visit;
}

bool Tour::wantsPause(const Visit& visit) {
  const Session& session = visit.session();
  if (!on() || visit.page() != VisitPage::Bout || session.phase() != Phase::Play || pauses_ >= 2 ||
      session.game().hud().done < 1) {
    return false;
  }
  ++pauses_;
  return true;
}

void Tour::printSummary(double firstFrameS) const {
  if (on()) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::cerr << scenes_.size() << " pictures in " << directory_.string() << "; first frame "
              << std::lround(1000.0 * firstFrameS) << " ms after the start, peak memory " << used.ru_maxrss / 1024
              << " MiB\n";
  }
}

}  // namespace surefoot
