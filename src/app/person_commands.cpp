// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <iostream>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/counted.hpp"
#include "app/options.hpp"
#include "app/sources.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "programme/plan_text.hpp"
#include "records/people.hpp"
#include "records/plans.hpp"
#include "records/progress.hpp"
#include "records/session_log.hpp"
#include "records/stamp.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

void apply(const PersonChange& change, Person& person) {
  const auto set = [](auto& fact, const auto& option) {
    if (option) {
      fact = *option;
    }
  };
  set(person.name, change.name);
  set(person.birthYear, change.birthYear);
  set(person.heightMm, change.heightMm);
  set(person.footLengthMm, change.footLengthMm);
  set(person.note, change.note);
  if (change.sex) {
    person.sex = *change.sex == "unknown" ? "" : *change.sex;
  }
  if (change.shoeSizeEu) {
    person.footLengthMm = footLengthFromEuSize(*change.shoeSizeEu);
  }
}

bool saysAnything(const PersonChange& change) {
  return change.name || change.birthYear || change.sex || change.heightMm || change.footLengthMm || change.shoeSizeEu ||
         change.note;
}

nlohmann::ordered_json asJson(const Person& person) {
  nlohmann::ordered_json out{{"id", person.id}, {"pseudonym", person.pseudonym}};
  const auto put = [&out](const char* key, const auto& fact) {
    out[key] = fact ? nlohmann::ordered_json(*fact) : nullptr;
  };
  out["name"] = person.name.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(person.name);
  put("birth_year", person.birthYear);
  out["sex"] = person.sex.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(person.sex);
  put("height_mm", person.heightMm);
  put("foot_length_mm", person.footLengthMm);
  put("weight_n", person.weightN);
  out["demonstration"] = person.demonstration;
  return out;
}

nlohmann::ordered_json asJson(const SessionSummary& session) {
  return {{"id", session.id},
          {"started_at", session.startedAt},
          {"status", wordFor(session.status)},
          {"exercise", session.exercise},
          {"game", session.game},
          {"score", session.score ? nlohmann::ordered_json(*session.score) : nlohmann::ordered_json()},
          {"demonstration", session.demonstration}};
}

/// "3 sessions, 1 demonstration"
std::string sessionsText(const Person& person, const std::vector<SessionSummary>& sessions) {
  const auto shown = static_cast<std::size_t>(std::ranges::count_if(sessions, &SessionSummary::demonstration));
  const std::string theirs = counted(sessions.size() - shown, "session");
  if (person.demonstration) {
    return counted(sessions.size(), "session") + ", made for demonstration";
  }
  return shown == 0 ? theirs : theirs + ", " + counted(shown, "demonstration");
}

std::string scoreText(const SessionSummary& session) {
  return session.score ? numberText(std::round(*session.score)) + " of 100" : std::string("no score");
}

void printPerson(const Person& person) {
  const auto line = [](const char* what, const auto& fact, const char* unit) {
    std::cout << "  " << what << ": ";
    if (fact) {
      std::cout << numberText(std::round(*fact)) << unit << '\n';
    } else {
      std::cout << "unknown\n";
    }
  };
  std::cout << person.pseudonym << (person.name.empty() ? "" : " (" + person.name + ")") << ", id " << person.id
            << (person.demonstration ? ", made for demonstration\n" : "\n");
  line("born", person.birthYear ? std::optional<double>(*person.birthYear) : std::nullopt, "");
  std::cout << "  sex: " << (person.sex.empty() ? "unknown" : person.sex) << '\n';
  line("height", person.heightMm, " mm");
  line("foot length", person.footLengthMm, " mm");
  line("weight, as last measured", person.weightN, " N");
  if (!person.note.empty()) {
    std::cout << "  note: " << person.note << '\n';
  }
}

nlohmann::ordered_json asJson(const PlanItem& item) {
  return {{"exercise", wordOf(item.exercise)},
          {"form", wordFor(item.form)},
          {"foot", wordFor(item.foot)},
          {"per_day", item.perDay},
          {"repetitions", item.repetitions},
          {"hold_s", item.holdS},
          {"own_hold", item.ownHold},
          {"rest_s", item.restS},
          {"difficulty", item.difficulty ? nlohmann::ordered_json(*item.difficulty) : nlohmann::ordered_json()},
          {"text", textOf(item)}};
}

nlohmann::ordered_json asJson(const TodayLine& line, const Plan& plan) {
  const PlanItem& item = plan.items[line.item];
  return {{"exercise", wordOf(item.exercise)},
          {"foot", wordFor(line.foot)},
          {"rounds", line.rounds},
          {"rounds_done", line.roundsDone},
          {"open_repetitions", line.openDone}};
}

void printPlan(const Person& person, const Plan& plan, bool own, const Today& today, const Week& week) {
  std::cout << person.pseudonym << (own ? ": own plan\n" : ": the usual plan\n");
  for (const PlanItem& item : plan.items) {
    std::cout << "  " << textOf(item) << '\n';
  }
  std::cout << "Today\n";
  for (const TodayLine& line : today.lines) {
    const PlanItem& item = plan.items[line.item];
    std::cout << "  " << wordOf(item.exercise) << (line.foot == Foot::Both ? "" : ", " + wordFor(line.foot) + " foot")
              << ": " << line.roundsDone << " of " << line.rounds << " rounds";
    if (line.openDone > 0) {
      std::cout << ", and " << line.openDone << " of the next " << repetitionsAsked(item.exercise, item.repetitions);
    }
    std::cout << '\n';
  }
  std::cout << "Last seven days: " << week.keptDays << " with something done; in a row, one missed day in seven "
            << "allowed: " << week.streak << '\n';
}

/// Asks on the terminal. Throws Error when there is none.
bool confirmsErasing(const Person& person, std::size_t sessions) {
  const std::string what =
      person.pseudonym + " for good, with " + counted(sessions, "session") + ", tests, plan, answers and notes";
  const std::string keep =
      "`surefoot export --person " + person.pseudonym + " --notes` keeps all but names and remarks";
  if (isatty(STDIN_FILENO) == 0) {
    throw Error("this would erase " + what + "; " + keep + "; then give --yes");
  }
  std::cout << "This erases " << what << ".\n" << keep << ".\nType " << person.pseudonym << " to go on: " << std::flush;
  std::string typed;
  std::getline(std::cin, typed);
  return typed == person.pseudonym;
}

}  // namespace

int runPersonAdd(const Program& program, const PersonAddOptions& options) {
  Database db(program.data);
  tellOfMachine(db);
  Person person;
  apply(options.facts, person);
  person.demonstration = options.demonstration;
  person = addPerson(db, person);
  if (options.json) {
    std::cout << asJson(person).dump(2) << '\n';
  } else {
    std::cout << "Added " << (person.name.empty() ? "" : person.name + " as ") << person.pseudonym
              << (person.demonstration ? ", made for demonstration" : "")
              << ". Play as this person: surefoot play --person " << person.pseudonym << '\n';
  }
  return 0;
}

int runPersonList(const Program& program, const PersonListOptions& options) {
  Database db(program.data);
  const std::vector<Person> people = listPeople(db);
  if (options.json) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const Person& person : people) {
      out.push_back(asJson(person));
    }
    std::cout << out.dump(2) << '\n';
    return 0;
  }
  if (people.empty()) {
    std::cout << "Nobody yet. Add a person: surefoot person add --name NAME --birth-year YYYY\n";
  }
  for (const Person& person : people) {
    std::cout << person.pseudonym << "  " << (person.name.empty() ? "-" : person.name) << "  "
              << sessionsText(person, listSessions(db, person.id)) << '\n';
  }
  return 0;
}

int runPersonShow(const Program& program, const PersonShowOptions& options) {
  Database db(program.data);
  const Person person = findPerson(db, options.who);
  const std::vector<SessionSummary> sessions = listSessions(db, person.id);
  if (options.json) {
    nlohmann::ordered_json out = asJson(person);
    out["sessions"] = nlohmann::ordered_json::array();
    for (const SessionSummary& session : sessions) {
      out["sessions"].push_back(asJson(session));
    }
    std::cout << out.dump(2) << '\n';
    return 0;
  }
  printPerson(person);
  for (const SessionSummary& session : sessions) {
    std::cout << "  " << session.startedAt << "  " << session.exercise << "  " << wordFor(session.status) << "  "
              << scoreText(session) << "  " << session.id << (session.demonstration ? "  demonstration\n" : "\n");
  }
  return 0;
}

int runPersonEdit(const Program& program, const PersonEditOptions& options) {
  if (!saysAnything(options.change)) {
    throw WrongUsage("say what to change, as in: surefoot person edit " + options.who + " --birth-year 1948");
  }
  Database db(program.data);
  Person person = findPerson(db, options.who);
  apply(options.change, person);
  updatePerson(db, person);
  printPerson(person);
  return 0;
}

int runPersonPlan(const Program& program, const PersonPlanOptions& options) {
  Database db(program.data);
  const Person person = findPerson(db, options.who);
  Plan plan = options.reset ? articlePlan() : planOf(db, person.id);
  for (const std::string& item : options.set) {
    changePlan(plan, item);
  }
  for (const std::string& exercise : options.drop) {
    dropFromPlan(plan, exercise);
  }
  if (!options.set.empty() || !options.drop.empty()) {
    savePlan(db, person.id, plan);
  } else if (options.reset) {
    resetPlan(db, person.id);
  }
  const Today now = todayOf(plan, boutsToday(db, person.id, today()));
  const Week week = weekOf(daysDone(allBouts(db, person.id), plan, today()), today());
  if (!options.json) {
    printPlan(person, plan, hasOwnPlan(db, person.id), now, week);
    return 0;
  }
  nlohmann::ordered_json out{{"pseudonym", person.pseudonym}, {"own_plan", hasOwnPlan(db, person.id)}};
  for (const PlanItem& item : plan.items) {
    out["plan"].push_back(asJson(item));
  }
  for (const TodayLine& line : now.lines) {
    out["today"].push_back(asJson(line, plan));
  }
  out["share_today"] = now.share;
  for (const DayDone& day : week.days) {
    out["week"].push_back({{"day", dayText(day.day)}, {"share", day.share}});
  }
  out["streak_days"] = week.streak;
  std::cout << out.dump(2) << '\n';
  return 0;
}

int runPersonErase(const Program& program, const PersonEraseOptions& options) {
  Database db(program.data);
  const Person person = findPerson(db, options.who);
  const std::size_t sessions = listSessions(db, person.id).size();
  if (!options.yes && !confirmsErasing(person, sessions)) {
    throw Error("nothing was erased");
  }
  erasePerson(db, person.id);
  std::cout << "Erased " << person.pseudonym << " and " << counted(sessions, "session")
            << ", from the database, its log and its copies.\n";
  return 0;
}

}  // namespace surefoot
