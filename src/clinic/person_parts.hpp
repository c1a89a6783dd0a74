// SPDX-License-Identifier: MIT
// The parts of a person's page, used on the screen, on paper and in a report file.
#pragma once

#include <string>
#include <vector>

#include "clinic/html.hpp"
#include "programme/hand_test.hpp"
#include "programme/today.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"
#include "records/people.hpp"

namespace surefoot {

struct PersonPartsChoice {
  bool links = true;  ///< False in a report file, where links lead nowhere.
  int boutsFrom = 0;  ///< Index of the first bout in the list of bouts.
  bool named = true;  ///< False: without name, remark and notes, which are free text.
};

/// "Anna Berg (gull-0042)", or the pseudonym alone.
std::string titleOf(const Person& person);
/// Birth year, sex, height, foot length and weight on one line.
Html factsLine(const Person& person);
/// Facts about the training that several parts need.
struct TrainingFacts {
  DayNumber today = 0;
  Plan plan;
  bool ownPlan = false;
  std::vector<DayDone> days;
  Today done;
};
TrainingFacts trainingOf(Database& db, const std::string& personId);
/// Four cards: last training, last test, the week, reported problems.
Html glancePart(Database& db, const Person& person, const TrainingFacts& training);
Html planPart(const TrainingFacts& training);
Html adherencePart(const TrainingFacts& training, int weeks);
/// Says that what stands below is a demonstration.
Html demonstrationNote();
/// A section of what simulated people showed this person; empty if there was nothing.
Html demonstrationsPart(Database& db, const Person& person, int most);
Html boutsPart(Database& db, const Person& person, int most, const PersonPartsChoice& choice);
Html answersPart(Database& db, const Person& person);
Html notesPart(Database& db, const Person& person);
/// "s" or "of 64".
std::string unitOf(const HandTestKind& kind);
Html handTestsPart(Database& db, const Person& person);

/// Everything on the person's printed page.
Html reportParts(Database& db, const Person& person, const PersonPartsChoice& choice);
/// The report as a single file: style included, no script, nothing fetched.
std::string reportFile(Database& db, Person person, const PersonPartsChoice& choice);

}  // namespace surefoot
