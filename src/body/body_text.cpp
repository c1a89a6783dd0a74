// SPDX-License-Identifier: MIT
// Parses the name of a simulated person: `player+shaky+older`.
#include <array>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "body/person.hpp"

namespace surefoot {
namespace {

constexpr std::array<std::pair<std::string_view, Behaviour>, 11> kBehaviours{{{"player", Behaviour::Player},
                                                                              {"quiet", Behaviour::Quiet},
                                                                              {"toe-press", Behaviour::ToePress},
                                                                              {"tiptoe", Behaviour::Tiptoe},
                                                                              {"ankle-circle", Behaviour::AnkleCircle},
                                                                              {"leaner", Behaviour::Leaner},
                                                                              {"knee-bender", Behaviour::KneeBender},
                                                                              {"bouncer", Behaviour::Bouncer},
                                                                              {"shifter", Behaviour::Shifter},
                                                                              {"eights", Behaviour::Eights},
                                                                              {"swayer", Behaviour::Swayer}}};
constexpr std::array<std::pair<std::string_view, bool BodySetup::*>, 8> kFlags{{{"shaky", &BodySetup::shaky},
                                                                                {"supported", &BodySetup::supported},
                                                                                {"seated", &BodySetup::seated},
                                                                                {"older", &BodySetup::older},
                                                                                {"foam", &BodySetup::foam},
                                                                                {"unsure", &BodySetup::unsure},
                                                                                {"touching", &BodySetup::touching},
                                                                                {"toe-leaner", &BodySetup::toeLeaner}}};

/// The value that a word names; throws Error with all the words of the table.
template <typename Table>
auto lookUp(const Table& table, std::string_view word, const char* what) {
  std::string words;
  for (const auto& [name, value] : table) {
    if (name == word) {
      return value;
    }
    words += (words.empty() ? "" : ", ") + std::string(name);
  }
  throw Error("'" + std::string(word) + "' is not a " + what + " of the simulated person: use one of " + words);
}

}  // namespace

BodySetup bodyFromText(const std::string& text) {
  BodySetup setup;
  std::string_view rest = text;
  for (bool first = true;; first = false) {
    const std::size_t plus = rest.find('+');
    const std::string_view word = rest.substr(0, plus);
    if (first) {
      setup.behaviour = lookUp(kBehaviours, word, "behaviour");
    } else {
      setup.*lookUp(kFlags, word, "flag") = true;
    }
    if (plus == std::string_view::npos) {
      return setup;
    }
    rest.remove_prefix(plus + 1);
  }
}

}  // namespace surefoot
