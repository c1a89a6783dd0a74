// SPDX-License-Identifier: MIT
#include <cmath>
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "records/people.hpp"
#include "records/session_log.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

void apply(const PersonOptions& options, Person& person) {
  const auto set = [](auto& fact, const auto& option) {
    if (option) {
      fact = *option;
    }
  };
  set(person.name, options.name);
  set(person.birthYear, options.birthYear);
  set(person.heightMm, options.heightMm);
  set(person.footLengthMm, options.footLengthMm);
  set(person.note, options.note);
  if (options.sex) {
    person.sex = *options.sex == "unknown" ? "" : *options.sex;
  }
  if (options.shoeSizeEu) {
    person.footLengthMm = footLengthFromEuSize(*options.shoeSizeEu);
  }
}

bool saysAnything(const PersonOptions& options) {
  return options.name || options.birthYear || options.sex || options.heightMm || options.footLengthMm ||
         options.shoeSizeEu || options.note;
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
  return out;
}

nlohmann::ordered_json asJson(const SessionSummary& session) {
  return {{"id", session.id},
          {"started_at", session.startedAt},
          {"status", wordFor(session.status)},
          {"exercise", session.exercise},
          {"game", session.game},
          {"score", session.score ? nlohmann::ordered_json(*session.score) : nlohmann::ordered_json()}};
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
            << '\n';
  line("born", person.birthYear ? std::optional<double>(*person.birthYear) : std::nullopt, "");
  std::cout << "  sex: " << (person.sex.empty() ? "unknown" : person.sex) << '\n';
  line("height", person.heightMm, " mm");
  line("foot length", person.footLengthMm, " mm");
  line("weight, as last measured", person.weightN, " N");
  if (!person.note.empty()) {
    std::cout << "  note: " << person.note << '\n';
  }
}

Database openDatabase() {
  return Database(dataDirectory(""));
}

}  // namespace

int runPersonAdd(const PersonOptions& options) {
  Database db = openDatabase();
  Person person;
  apply(options, person);
  person = addPerson(db, person);
  if (options.json) {
    std::cout << asJson(person).dump(2) << '\n';
  } else {
    std::cout << "Added " << person.pseudonym << ". Play as them: surefoot play --person " << person.pseudonym << '\n';
  }
  return 0;
}

int runPersonList(const PersonOptions& options) {
  Database db = openDatabase();
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
    std::cout << "Nobody yet. Add somebody: surefoot person add --name NAME --birth-year YYYY\n";
  }
  for (const Person& person : people) {
    std::cout << person.pseudonym << "  " << (person.name.empty() ? "-" : person.name) << "  "
              << listSessions(db, person.id).size() << " sessions\n";
  }
  return 0;
}

int runPersonShow(const PersonOptions& options) {
  Database db = openDatabase();
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
              << scoreText(session) << "  " << session.id << '\n';
  }
  return 0;
}

int runPersonEdit(const PersonOptions& options) {
  if (!saysAnything(options)) {
    throw WrongUsage("say what to change, as in: surefoot person edit " + options.who + " --birth-year 1948");
  }
  Database db = openDatabase();
  Person person = findPerson(db, options.who);
  apply(options, person);
  updatePerson(db, person);
  printPerson(person);
  return 0;
}

int runPersonErase(const PersonOptions& options) {
  Database db = openDatabase();
  const Person person = findPerson(db, options.who);
  const std::size_t sessions = listSessions(db, person.id).size();
  if (!options.yes) {
    throw Error("this would erase " + person.pseudonym + " and " + std::to_string(sessions) +
                " sessions for good; export them first if you want to keep them, then say --yes");
  }
  erasePerson(db, person.id);
  std::cout << "Erased " << person.pseudonym << " and " << sessions
            << " sessions, from the database, its log and its copies.\n";
  return 0;
}

}  // namespace surefoot
