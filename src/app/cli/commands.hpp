// SPDX-License-Identifier: MIT
// The commands of the command line, by group: each function adds its commands with their options to the parser. The
// command that was asked for is left in `chosen`.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/options.hpp"

namespace surefoot {

using Action = std::function<int(const Program&)>;

void addPlayCommands(CLI::App& root, Action& chosen);
void addBoardCommands(CLI::App& root, Action& chosen);
void addRecordingCommands(CLI::App& root, Action& chosen);
void addPersonCommands(CLI::App& root, Action& chosen);
void addDataCommands(CLI::App& root, Action& chosen);

/// A command with its options, which live as long as the parser.
template <typename Options>
struct Command {
  CLI::App* app;
  std::shared_ptr<Options> options;
};

template <typename Options>
Command<Options> addCommand(CLI::App& parent, const std::string& name, const std::string& what, Action& chosen,
                            int (*run)(const Program&, const Options&)) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand(name, what);
  app->callback(
      [&chosen, options, run] { chosen = [options, run](const Program& program) { return run(program, *options); }; });
  return {app, std::move(options)};
}

}  // namespace surefoot
