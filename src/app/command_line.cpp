// SPDX-License-Identifier: MIT
#include "app/command_line.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/parse.hpp"
#include "app/data_directory.hpp"

namespace surefoot {
namespace {

/// No command means play: `surefoot --headless` is `surefoot play --headless`. In CLI11's order, the last one first.
std::vector<std::string> wordsOf(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  std::size_t first = 0;
  if (!words.empty() && words[0] == "--data") {
    first = 2;
  } else if (!words.empty() && words[0].starts_with("--data=")) {
    first = 1;
  }
  const bool any = first < words.size();
  const bool isForAll = any && (words[first] == "--help" || words[first] == "-h" || words[first] == "--version");
  if (!any || (words[first].starts_with("-") && !isForAll)) {
    words.insert(words.begin(), "play");
  }
  return {words.rbegin(), words.rend()};
}

/// Plainer than CLI11's own words where those would puzzle.
std::string troubleOf(const CLI::App& root, const CLI::App& asked, const CLI::Error& error) {
  std::string what = error.what();
  std::ranges::replace(what, '\n', ' ');
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      return (&asked == &root ? "there is no command `" : "unknown option or argument `") +
             listed(root.remaining(true), " ") + "`";
    case CLI::ExitCodes::ArgumentMismatch:
      return what.substr(0, what.find(':')) + " needs a value";
    case CLI::ExitCodes::RequiredError:
      if (asked.get_require_subcommand_min() > 0) {
        std::vector<std::string> names;
        for (const CLI::App* app : asked.get_subcommands({})) {
          names.push_back(app->get_name());
        }
        return "say which: " + listed(names);
      }
      return what;
    default:
      return what;
  }
}

/// One line, as every other error.
std::string usageMessage(const CLI::App* root, const CLI::Error& error) {
  std::string name = "surefoot";
  const CLI::App* asked = root;
  while (!asked->get_subcommands().empty()) {
    asked = asked->get_subcommands().front();
    name += " " + asked->get_name();
  }
  return "surefoot: " + troubleOf(*root, *asked, error) + " (`" + name + " --help` explains it)\n";
}

}  // namespace

int runCommandLine(int argc, char** argv) {
  CLI::App root("Surefoot: balance training on a pressure board, with games.", "surefoot");
  root.set_version_flag("--version", "surefoot " SUREFOOT_VERSION);
  root.footer(
      "surefoot COMMAND --help explains each. With no command it plays; with no board, a simulated person does.\n"
      "Exit code: 0 done, 1 it could not be done (one line on stderr), 2 wrong usage. Training, education, research: "
      "no diagnosis.");
  root.fallthrough();
  root.failure_message(usageMessage);
  std::string data;
  root.add_option("--data", data, "directory of the database (default: SUREFOOT_DATA, else the XDG data directory)")
      ->type_name("DIR")
      ->check(notEmpty);
  root.require_subcommand(0, 1);
  Action chosen;
  addPlayCommands(root, chosen);
  addBoardCommands(root, chosen);
  addRecordingCommands(root, chosen);
  addPersonCommands(root, chosen);
  addDataCommands(root, chosen);

  try {
    root.parse(wordsOf(argc, argv));
    return chosen(Program{.data = dataDirectory(data)});
  } catch (const CLI::ParseError& wrong) {
    const int code = root.exit(wrong, std::cout, std::cerr);
    return code == 0 ? 0 : 2;
  } catch (const WrongUsage& wrong) {
    std::cerr << "surefoot: " << wrong.what() << '\n';
    return 2;
  } catch (const Error& error) {
    std::cerr << "surefoot: " << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "surefoot: unexpected: " << error.what() << '\n';
  }
  return 1;
}

}  // namespace surefoot
