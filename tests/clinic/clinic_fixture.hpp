// SPDX-License-Identifier: MIT
// A clinic with one person who has played one bout, and a browser that asks it.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "believable.hpp"
#include "browser.hpp"
#include "clinic/site.hpp"
#include "records/bout.hpp"

namespace surefoot::test {

class ClinicTest : public testing::Test {
 protected:
  /// The address of a route with a value for each :word of its pattern.
  std::string addressOf(const Route& route) const {
    std::string address(route.pattern);
    const auto put = [&address](const std::string& word, const std::string& value) {
      if (const std::size_t at = address.find(word); at != std::string::npos) {
        address.replace(at, word.size(), value);
      }
    };
    put(":key", "press_count");
    put(":id", address.starts_with("/sessions") ? sessionId
               : address.starts_with("/tests")  ? testId
               : address.starts_with("/users")  ? "somebody"
                                                : person.id);
    return address;
  }

  TempDir dir;
  Database db{dir / "data"};
  Person person = addPerson(db, {.name = "Anna Secret", .birthYear = 1948, .note = "likes <b>tea</b>"});
  std::string sessionId = keepBout(db, person.id, {.done = 10});
  std::string testId = "none";
  RunningClinic clinic{dir / "data"};
  Browser browser{clinic};
};

}  // namespace surefoot::test
