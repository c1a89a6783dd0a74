// SPDX-License-Identifier: MIT
// The pages, one function for each route; the table in routes.cpp lists them.
#pragma once

#include "clinic/site.hpp"

namespace surefoot {

Reply showStyle(PageVisit& visit);
Reply showBay(PageVisit& visit);
Reply showScript(PageVisit& visit);

Reply showLogIn(PageVisit& visit);
Reply logIn(PageVisit& visit);
Reply logOut(PageVisit& visit);
Reply logOutEverywhere(PageVisit& visit);
Reply showSetup(PageVisit& visit);
Reply makeFirstUser(PageVisit& visit);
Reply showUsers(PageVisit& visit);
Reply makeUser(PageVisit& visit);
Reply takeUserAway(PageVisit& visit);
Reply setPassword(PageVisit& visit);
Reply showAudit(PageVisit& visit);

Reply showStart(PageVisit& visit);
Reply showPeople(PageVisit& visit);
Reply showNewPerson(PageVisit& visit);
Reply makePerson(PageVisit& visit);
Reply showPerson(PageVisit& visit);
Reply showFacts(PageVisit& visit);
Reply setFacts(PageVisit& visit);
Reply showPlan(PageVisit& visit);
Reply setPlan(PageVisit& visit);
Reply backToUsualPlan(PageVisit& visit);
Reply writeNote(PageVisit& visit);
Reply writeHandTest(PageVisit& visit);
Reply showBouts(PageVisit& visit);
Reply showCompare(PageVisit& visit);
Reply showExport(PageVisit& visit);
Reply sendExport(PageVisit& visit);
Reply sendReport(PageVisit& visit);
Reply showErase(PageVisit& visit);
Reply erase(PageVisit& visit);

Reply showImport(PageVisit& visit);
Reply takeImport(PageVisit& visit);

Reply showSession(PageVisit& visit);
Reply showTest(PageVisit& visit);
Reply showDefinitions(PageVisit& visit);
Reply showDefinition(PageVisit& visit);

}  // namespace surefoot
