// SPDX-License-Identifier: MIT
// The pages, one function a route; the table in routes.cpp names them all.
#pragma once

#include "clinic/site.hpp"

namespace surefoot {

Reply showStyle(Visit& visit);
Reply showBay(Visit& visit);
Reply showScript(Visit& visit);

Reply showLogIn(Visit& visit);
Reply logIn(Visit& visit);
Reply logOut(Visit& visit);
Reply showSetup(Visit& visit);
Reply makeFirstUser(Visit& visit);
Reply showUsers(Visit& visit);
Reply makeUser(Visit& visit);
Reply takeUserAway(Visit& visit);
Reply setPassword(Visit& visit);
Reply showAudit(Visit& visit);

Reply showStart(Visit& visit);
Reply showPeople(Visit& visit);
Reply showNewPerson(Visit& visit);
Reply makePerson(Visit& visit);
Reply showPerson(Visit& visit);
Reply showFacts(Visit& visit);
Reply setFacts(Visit& visit);
Reply showPlan(Visit& visit);
Reply setPlan(Visit& visit);
Reply backToUsualPlan(Visit& visit);
Reply writeNote(Visit& visit);
Reply writeHandTest(Visit& visit);
Reply showBouts(Visit& visit);
Reply showCompare(Visit& visit);
Reply showExport(Visit& visit);
Reply sendExport(Visit& visit);
Reply sendReport(Visit& visit);
Reply showErase(Visit& visit);
Reply erase(Visit& visit);
Reply showImport(Visit& visit);
Reply takeImport(Visit& visit);

Reply showSession(Visit& visit);
Reply showTest(Visit& visit);
Reply showDefinitions(Visit& visit);
Reply showDefinition(Visit& visit);

}  // namespace surefoot
