// SPDX-License-Identifier: MIT
// The parts of a person's page, for the page on the screen, on paper and as a report in one file.
#pragma once

#include "clinic/html.hpp"
#include "records/database.hpp"
#include "records/people.hpp"

namespace surefoot {

struct PersonPartsChoice {
  bool links = true;  ///< False in a file: addresses lead nowhere there.
  bool named = true;  ///< The name is shown beside the pseudonym.
  int boutsFrom = 0;  ///< The list of bouts begins with this one.
};

/// Born, sex, height, foot, weight in one line.
Html factsLine(const Person& person);
/// Last training and test, the week, what was reported, change: four cards.
Html glancePart(Database& db, const Person& person);
Html planPart(Database& db, const Person& person);
Html adherencePart(Database& db, const Person& person, int weeks);
Html boutsPart(Database& db, const Person& person, int most, const PersonPartsChoice& choice);
Html answersPart(Database& db, const Person& person);
Html notesPart(Database& db, const Person& person);
Html handTestsPart(Database& db, const Person& person);

/// All that stands on the person's printed page.
Html reportParts(Database& db, const Person& person, const PersonPartsChoice& choice);
/// The report as one file: style inside, no script, nothing fetched.
std::string reportFile(Database& db, const Person& person, const PersonPartsChoice& choice);

}  // namespace surefoot
