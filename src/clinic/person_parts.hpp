// SPDX-License-Identifier: MIT
// The parts of a person's page, for the page on the screen, on paper and as a report in one file.
#pragma once

#include <string>
#include <vector>

#include "clinic/html.hpp"
#include "programme/today.hpp"
#include "programme/week.hpp"
#include "records/database.hpp"
#include "records/notes.hpp"
#include "records/people.hpp"

namespace surefoot {

struct PersonPartsChoice {
  bool links = true;  ///< False in a file: addresses lead nowhere there.
  int boutsFrom = 0;  ///< The list of bouts begins with this one.
  bool named = true;  ///< False: without name, remark and notes, which are free text.
};

/// "Anna Berg (gull-0042)", or the pseudonym alone.
std::string titleOf(const Person& person);
/// Born, sex, height, foot, weight in one line.
Html factsLine(const Person& person);
/// What several parts ask of the training.
struct TrainingFacts {
  DayNumber today = 0;
  Plan plan;
  bool ownPlan = false;
  std::vector<DayDone> days;
  Today done;
};
TrainingFacts trainingOf(Database& db, const std::string& personId);
/// Last training and test, the week, what was reported: four cards.
Html glancePart(Database& db, const Person& person, const TrainingFacts& training);
Html planPart(const TrainingFacts& training);
Html adherencePart(const TrainingFacts& training, int weeks);
Html boutsPart(Database& db, const Person& person, int most, const PersonPartsChoice& choice);
Html answersPart(Database& db, const Person& person);
Html notesPart(Database& db, const Person& person);
/// "s", "of 64".
std::string unitOf(const HandTestKind& kind);
Html handTestsPart(Database& db, const Person& person);

/// All that stands on the person's printed page.
Html reportParts(Database& db, const Person& person, const PersonPartsChoice& choice);
/// The report as one file: style inside, no script, nothing fetched.
std::string reportFile(Database& db, Person person, const PersonPartsChoice& choice);

}  // namespace surefoot
