// SPDX-License-Identifier: MIT
// person add, list, show, edit, plan and erase.
#include "app/cli/commands.hpp"
#include "app/cli/parse.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kPlanItem =
    "ITEM: EXERCISE[=ROUNDSxREPETITIONS][,hold=...][,rest=...][,form=...][,foot=...][,level=...]\n"
    "  EXERCISE  toe-press, tiptoe, ankle-circle or free; what is left out stays unchanged\n"
    "  3x10      3 rounds a day of 10 presses, times on tiptoe, circles each way or tides\n"
    "  hold=12   seconds, exactly; hold=own:20 (tiptoe) starts at what is comfortable and grows to 20\n"
    "  rest=10   least seconds between repetitions\n"
    "  form=     standing, seated or guided (presses only: led and counted, not measured)\n"
    "  foot=     both, left or right, of seated circles\n"
    "  level=    0 the gentlest to 1, locked there; level=follow follows the person\n"
    "Example: surefoot person plan Anna --set tiptoe=2x4,hold=8,rest=15 --set ankle-circle,form=seated --drop "
    "toe-press\n";

constexpr std::string_view kEraseHelp =
    "Name, sessions, tests, plan, answers and notes are erased from the database, its write-ahead log and every copy\n"
    "in the data directory and below (of updates, of restores, backups that are there). Exports, and backups\n"
    "elsewhere, are not touched. Asks for the pseudonym first; without a terminal give --yes.\n"
    "Example: surefoot person erase Ann";

void addFacts(CLI::App* app, PersonChange& facts, const std::string& nameHelp) {
  app->add_option("--name", facts.name, nameHelp)->check(oneLine);
  app->add_option("--birth-year", facts.birthYear, "year of birth")->type_name("YYYY")->check(wholeBetween(1900, 2100));
  app->add_option("--sex", facts.sex, "female, male, other or unknown")
      ->check(oneOf({"female", "male", "other", "unknown"}));
  app->add_option("--height-mm", facts.heightMm, "height")->check(between(500.0, 2500.0));
  CLI::Option* foot =
      app->add_option("--foot-length-mm", facts.footLengthMm, "length of the foot")->check(between(190.0, 330.0));
  app->add_option("--shoe-size", facts.shoeSizeEu, "EU shoe size, if the foot was not measured")
      ->check(between(29.0, 50.0))
      ->excludes(foot);
  app->add_option("--note", facts.note, "a note for yourself");
}

void addWho(CLI::App* app, std::string& who) {
  app->add_option("who", who, "name, pseudonym or id")->required()->check(oneLine);
}

void addPlan(CLI::App& group, Action& chosen) {
  const auto [app, plan] =
      addCommand(group, "plan", "What a person does a day: show it, or change it", chosen, runPersonPlan);
  app->add_option("--set", plan->set, "change or add an exercise (see below); may be repeated")
      ->type_name("ITEM")
      ->allow_extra_args(false);
  app->add_option("--drop", plan->drop, "leave an exercise out; may be repeated")
      ->type_name("EXERCISE")
      ->allow_extra_args(false);
  app->add_flag("--reset", plan->reset, "back to the usual plan, before --set and --drop");
  addWho(app, plan->who);
  addJson(app, plan->json);
  app->footer(std::string(kPlanItem));
}

void addErase(CLI::App& group, Action& chosen) {
  const auto [app, erase] =
      addCommand(group, "erase", "Erase a person and everything measured of them, for good", chosen, runPersonErase);
  app->add_flag("--yes", erase->yes, "do not ask");
  addWho(app, erase->who);
  app->footer(std::string(kEraseHelp));
}

}  // namespace

void addPersonCommands(CLI::App& root, Action& chosen) {
  CLI::App* group = root.add_subcommand("person", "Add, list, show, edit, plan for and erase the people who play");
  group->require_subcommand(1);
  const auto [add, addOptions] = addCommand(*group, "add", "Add a person; a pseudonym is made", chosen, runPersonAdd);
  addFacts(add, addOptions->facts, "name, kept apart from the data and never exported");
  add->add_flag("--demonstration", addOptions->demonstration,
                "not a real person: what simulated people do counts for this one, and everything is marked");
  addJson(add, addOptions->json);
  const auto [list, listOptions] =
      addCommand(*group, "list", "Everybody, with the number of sessions", chosen, runPersonList);
  addJson(list, listOptions->json);
  const auto [show, showOptions] = addCommand(*group, "show", "One person and their sessions", chosen, runPersonShow);
  addWho(show, showOptions->who);
  addJson(show, showOptions->json);
  const auto [edit, editOptions] =
      addCommand(*group, "edit", "Change what is known of a person", chosen, runPersonEdit);
  addFacts(edit, editOptions->change, "new name");
  addWho(edit, editOptions->who);
  addPlan(*group, chosen);
  addErase(*group, chosen);
}

}  // namespace surefoot
