// SPDX-License-Identifier: MIT
// play and assess.
#include "app/cli/commands.hpp"
#include "app/cli/parse.hpp"
#include "exchange/recording.hpp"
#include "games/table.hpp"

namespace surefoot {
namespace {

Meanings<Exercise> playableExercises() {
  Meanings<Exercise> exercises;
  for (const GameEntry& game : games()) {
    exercises.emplace_back(wordOf(game.exercise), game.exercise);
  }
  return exercises;
}

/// An exported session brings these with it; on the command line they would mean nothing.
void refuseBesideReplay(const CLI::App& app, const Where& where) {
  if (where.kind != Where::Kind::Replay || !isExportedSession(where.path)) {
    return;
  }
  for (const char* option : {"--person", "--exercise", "--seed", "--repetitions", "--seated"}) {
    if (app.count(option) > 0) {
      throw WrongUsage(std::string("an exported session is replayed with its own ") + (option + 2) + ": leave " +
                       option + " out");
    }
  }
  if (app.count("--record-csv") > 0) {
    throw WrongUsage("a replay is not a new session, so there is nothing to export: leave --record-csv out");
  }
}

void addSpeed(CLI::App* app, double& speed) {
  app->add_option("--speed", speed, "times real time, for simulated and replayed boards")
      ->type_name("X")
      ->check(between(0.1, 100000.0));
}

void addPlay(CLI::App& root, Action& chosen) {
  const auto [app, play] =
      addCommand(root, "play", "Play a game on the board (also what no command at all does)", chosen, runPlay);
  app->callback([&chosen, app = app, play = play] {
    refuseBesideReplay(*app, play->board);
    chosen = [play](const Program& program) { return runPlay(program, *play); };
  });
  addBoard(app, play->board);
  app->add_option("--person", play->person, "who plays: name, pseudonym or id (default: ask; headless: the guest)")
      ->type_name("NAME")
      ->check(oneLine);
  const Meanings<Exercise> exercises = playableExercises();
  addWord(app, "--exercise", play->exercise, exercises,
          "what to play: " + listed(wordsIn(exercises)) + " (default: choose on the screen; headless: toe-press)")
      ->type_name("ID");
  addRead(app, "--seed", play->seed, wholeNumber,
          "seed of the game's world, to play the same again (default: a new one; with sim, that person's seed)")
      ->type_name("N");
  app->add_flag("--programme", play->programme, "the whole day's plan, page after page, chosen by leaning")
      ->excludes("--exercise");
  app->add_option("--repetitions", play->repetitions,
                  "presses, times on tiptoe, laps each way or tides of --exercise (default: the plan's)")
      ->type_name("N")
      ->check(wholeBetween(1, 30))
      ->excludes("--programme");
  app->add_flag("--seated", play->seated, "the seated form: heels on a block as high as the board, toes on the board");
  CLI::Option* headless =
      app->add_flag("--headless", play->headless, "no window and no sound: play to the end and print the score");
  app->add_flag("--same-person", play->samePerson,
                "--person is on the board, even if the weight differs by over 5% from the last visit (the screen asks; "
                "headless, one exercise is then kept as a guest's)");
  addSpeed(app, play->speed);
  addWord(app, "--feedback", play->feedback,
          Meanings<Feedback>{{"full", Feedback::Full}, {"fading", Feedback::Fading}, {"sound", Feedback::Sound}},
          "full, fading (ring and feet fade in the course of a bout) or sound (for closed eyes); on the screen F4")
      ->type_name("HOW");
  app->add_option("--record-csv", play->recordCsv,
                  "also write the session as a CSV package into this directory (after --programme: `export`)")
      ->type_name("DIR")
      ->check(notEmpty)
      ->excludes("--programme");
  addWindow(app, play->window)->excludes(headless);
  addJson(app, play->json);
}

void addConditions(CLI::App* app, TestConditions& conditions) {
  for (const ConditionQuestion& question : conditionQuestions()) {
    std::vector<std::string> words{"unknown"};
    for (const ConditionAnswer& answer : question.answers) {
      words.emplace_back(answer.word);
    }
    app->add_option("--" + std::string(question.id), conditions.*question.field, "kept with the test: " + listed(words))
        ->type_name("WORD")
        ->check(oneOf(words));
  }
  app->add_option("--foam", conditions.foam, "which foam, in your own words")->type_name("TEXT")->check(oneLine);
}

void addAssess(CLI::App& root, Action& chosen) {
  const auto [app, assess] =
      addCommand(root, "assess", "A balance test: quiet standing, mCTSIB, limits of stability, one leg, weight", chosen,
                 runAssess);
  addBoard(app, assess->board);
  Meanings<const Protocol*> tests;
  for (const Protocol& protocol : protocols()) {
    tests.emplace_back(protocol.id, &protocol);
  }
  addWord(app, "--test", assess->test, tests,
          listed(wordsIn(tests)) + " (default: choose on the screen; headless: quiet)")
      ->type_name("ID");
  app->add_option("--person", assess->person, "who is tested: name, pseudonym or id (default: a guest)")
      ->type_name("NAME")
      ->check(oneLine);
  app->add_option("--seconds", assess->seconds,
                  "length of a trial, 30 or 60 (default: 60, symmetry 30); reference ranges are for 60 s")
      ->type_name("N")
      ->check(oneOf({"30", "60"}));
  addConditions(app, assess->conditions);
  CLI::Option* headless =
      app->add_flag("--headless", assess->headless, "no window: progress on stderr, the result at the end");
  addSpeed(app, assess->speed);
  addWindow(app, assess->window)->excludes(headless);
  addJson(app, assess->json);
}

}  // namespace

void addPlayCommands(CLI::App& root, Action& chosen) {
  addPlay(root, chosen);
  addAssess(root, chosen);
}

}  // namespace surefoot
