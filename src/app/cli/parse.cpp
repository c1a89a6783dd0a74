// SPDX-License-Identifier: MIT
#include "app/cli/parse.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/plain_signs.hpp"
#include "base/text.hpp"
#if SUREFOOT_VIEW
#include "view/share.hpp"
#include "view/words.hpp"
#endif

namespace surefoot {
namespace {

constexpr std::string_view kWhere =
    "WHERE is one of\n"
    "  auto                  the first port on which a board answers, else the simulated person (default)\n"
    "  PORT                  a serial port or pseudo-terminal, such as /dev/ttyUSB0\n"
    "  replay:FILE.csv       a recording; an exported session replays to the same score and digest; a CSV of another\n"
    "                        program is read as `surefoot detect --help` says\n"
    "  sim[:BODY][,board=split|classic][,seed=N]\n"
    "                        a simulated person. BODY: player (follows the cues), quiet, toe-press, tiptoe, "
    "ankle-circle,\n"
    "                        each also with +shaky, +supported, +seated, +older, +foam: sim:player+older,seed=7\n"
    "                        People who do something else when asked for an exercise: leaner, bouncer, knee-bender,\n"
    "                        shifter, eights, swayer; and +unsure, +touching (a rail), +toe-leaner\n";

/// Languages that there are words for; English is always there.
std::vector<std::string> languages() {
  std::vector<std::string> codes;
#if SUREFOOT_VIEW
  try {
    codes = languagesIn(shareDirectory() / "locale");
  } catch (const Error&) {
    codes.clear();
  }
#endif
  if (std::ranges::find(codes, "en") == codes.end()) {
    codes.insert(codes.begin(), "en");
  }
  return codes;
}

/// Without an exponent.
std::string plainNumber(double value) {
  return value == std::floor(value) ? std::to_string(std::llround(value)) : numberText(value);
}

}  // namespace

std::string listed(const std::vector<std::string>& words, const std::string& between) {
  std::string list;
  for (const std::string& word : words) {
    list += (list.empty() ? "" : between) + word;
  }
  return list;
}

std::string notEmpty(const std::string& text) {
  return text.empty() ? "it is empty" : "";
}

std::string oneLine(const std::string& text) {
  if (const std::string fault = faultInSigns(text); !fault.empty()) {
    return fault + ": write it in one line";
  }
  return text.find_first_not_of(' ') == std::string::npos ? "it is empty" : "";
}

std::string readableFile(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) ? "" : "there is no file " + path;
}

std::string listedLanguages() {
  std::vector<std::string> codes = languages();
  std::erase(codes, "xx-long");
  return listed(codes);
}

std::string knownLanguage(const std::string& code) {
  const std::vector<std::string> known = languages();
  return std::ranges::find(known, code) != known.end()
             ? ""
             : "there are no words for language `" + code + "`: choose one of " + listedLanguages();
}

CLI::Validator between(double least, double most) {
  const std::string range = plainNumber(least) + " to " + plainNumber(most);
  return {[least, most, range](const std::string& text) {
            const auto value = parseNumber(text);
            return value && *value >= least && *value <= most ? std::string()
                                                              : "`" + text + "` is not a number from " + range;
          },
          range};
}

CLI::Validator wholeBetween(int least, int most) {
  const std::string range = std::to_string(least) + " to " + std::to_string(most);
  return {[least, most, range](const std::string& text) {
            const auto value = parseInteger<int>(text);
            return value && *value >= least && *value <= most ? std::string()
                                                              : "`" + text + "` is not a whole number from " + range;
          },
          range};
}

CLI::Validator oneOf(const std::vector<std::string>& words) {
  return {[words](const std::string& text) {
            return std::ranges::find(words, text) != words.end() ? std::string()
                                                                 : "`" + text + "` is not one of " + listed(words);
          },
          ""};
}

WindowSize windowSize(const std::string& text) {
  const std::size_t x = std::min(text.find('x'), text.size());
  const auto width = parseInteger<unsigned>(text.substr(0, x));
  const auto height = parseInteger<unsigned>(text.substr(std::min(x + 1, text.size())));
  const auto possible = [](std::optional<unsigned> px) { return px && *px >= 320 && *px <= 8192; };
  if (!possible(width) || !possible(height)) {
    throw Error("`" + text + "` is not a window size: write it as 1280x720, each from 320 to 8192");
  }
  return {*width, *height};
}

std::uint64_t wholeNumber(const std::string& text) {
  const auto value = parseInteger<std::uint64_t>(text);
  if (!value) {
    throw Error("`" + text + "` is not a whole number, 0 or more");
  }
  return *value;
}

CLI::Option* addBoard(CLI::App* app, Where& where) {
  app->footer(std::string(kWhere));
  return addRead(app, "--board", where, parseWhere, "where the samples come from (see below)")
      ->type_name("WHERE")
      ->default_str(where.text);
}

void addJson(CLI::App* app, bool& json) {
  app->add_flag("--json", json, "print JSON, for programs");
}

CLI::Option* addWindow(CLI::App* app, WindowOptions& window) {
  app->add_option("--lang", window.language, "language of words and voice: " + listedLanguages())
      ->type_name("CODE")
      ->check(knownLanguage)
      ->capture_default_str();
  CLI::Option* screenshots = app->add_option("--screenshots", window.screenshots,
                                             "save a picture of every screen into this directory (needs a display)")
                                 ->type_name("DIR")
                                 ->check(notEmpty);
  addRead(app, "--size", window.size, windowSize, "window size in pixels")->type_name("WxH")->default_str("1280x720");
  app->add_flag("--fullscreen", window.fullscreen, "start in full screen (F11 changes it)");
  return screenshots;
}

}  // namespace surefoot
