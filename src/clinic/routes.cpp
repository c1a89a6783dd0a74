// SPDX-License-Identifier: MIT
#include <array>

#include "clinic/pages.hpp"

namespace surefoot {

std::span<const Route> routes() {
  using enum Access;
  using enum Work;
  static constexpr std::array<Route, 39> kRoutes{{
      {"GET", "/style.css", Anybody, showStyle, ""},
      {"GET", "/bay.svg", Anybody, showBay, ""},
      {"GET", "/clinic.js", Anybody, showScript, ""},
      {"GET", "/login", Anybody, showLogIn, ""},
      {"POST", "/login", Anybody, logIn, "logged in", Password},
      {"GET", "/setup", Anybody, showSetup, ""},
      {"POST", "/setup", Anybody, makeFirstUser, "made the first user", Password},
      {"POST", "/logout", User, logOut, "logged out"},
      {"GET", "/", User, showStart, ""},
      {"GET", "/people", User, showPeople, "looked at the list of people"},
      {"GET", "/people/new", User, showNewPerson, ""},
      {"POST", "/people/new", User, makePerson, "added a person"},
      {"GET", "/people/:id", User, showPerson, "looked at a person's page"},
      {"GET", "/people/:id/facts", User, showFacts, "looked at a person's facts"},
      {"POST", "/people/:id/facts", User, setFacts, "changed a person's facts"},
      {"GET", "/people/:id/plan", User, showPlan, "looked at a plan"},
      {"POST", "/people/:id/plan", User, setPlan, "changed a plan"},
      {"POST", "/people/:id/plan/usual", User, backToUsualPlan, "set a plan back to the usual one"},
      {"POST", "/people/:id/notes", User, writeNote, "wrote a note"},
      {"POST", "/people/:id/hand-tests", User, writeHandTest, "wrote down a hand-timed test"},
      {"GET", "/people/:id/bouts", User, showBouts, "looked at the list of bouts"},
      {"GET", "/people/:id/compare", User, showCompare, "compared two sessions"},
      {"GET", "/people/:id/report.html", User, sendReport, "saved a person's report"},
      {"GET", "/people/:id/erase", User, showErase, "looked at erasing a person"},
      {"POST", "/people/:id/erase", User, erase, "erased a person", Package},
      {"GET", "/sessions/:id", User, showSession, "looked at a recording"},
      {"GET", "/tests/:id", User, showTest, "looked at a balance test"},
      {"GET", "/people/:id/export", User, showExport, "looked at exporting a person's data"},
      {"POST", "/people/:id/export", User, sendExport, "exported a person's data", Package},
      {"GET", "/import", User, showImport, ""},
      {"POST", "/import", User, takeImport, "imported a package", Package},
      {"GET", "/definitions", User, showDefinitions, ""},
      {"GET", "/definitions/:key", User, showDefinition, ""},
      {"GET", "/users", User, showUsers, "looked at the users"},
      {"POST", "/users", User, makeUser, "added a user", Password},
      {"POST", "/users/:id/remove", User, takeUserAway, "removed a user"},
      {"POST", "/password", User, setPassword, "changed a password", Password},
      {"POST", "/sessions/end", User, logOutEverywhere, "logged out everywhere"},
      {"GET", "/audit", User, showAudit, "looked at the access log"},
  }};
  return kRoutes;
}

}  // namespace surefoot
