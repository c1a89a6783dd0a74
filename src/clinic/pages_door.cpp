// SPDX-License-Identifier: MIT
// Logging in and out, users, the access log; and the three files that every page requests.
#include "base/error.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/style.hpp"

namespace surefoot {
namespace {

constexpr int kAuditLines = 100;

Html warning(const std::string& line) {
  return line.empty() ? Html() : el("p", {{"class", "warning"}, {"role", "alert"}}, line);
}

Html passwordField(const char* name, const char* label, const char* autocomplete, const char* hint = "") {
  return inputField(
      {.name = name, .label = label, .type = "password", .hint = hint, .required = true, .autocomplete = autocomplete});
}

Reply logInPage(const PageVisit& visit, const std::string& trouble, int status) {
  const Html form = postForm(visit, "/login",
                             inputField({.name = "name",
                                         .label = "Name",
                                         .value = visit.field("name"),
                                         .required = true,
                                         .autocomplete = "username"}) +
                                 passwordField("password", "Password", "current-password") + submitButton("Log in"));
  return pageOf(visit, "Log in", el("div", {{"class", "card door"}}, warning(trouble), form), status);
}

Reply setupPage(const PageVisit& visit, const std::string& trouble, int status) {
  Html inside = el("p", {},
                   "There is no user yet. The program has shown a one-time code on its terminal. Enter it here: only "
                   "the person who started the program can become the first user.");
  inside += warning(trouble);
  inside +=
      postForm(visit, "/setup",
               inputField({.name = "code", .label = "One-time code", .value = visit.field("code"), .required = true}) +
                   inputField({.name = "name",
                               .label = "Your name",
                               .value = visit.field("name"),
                               .required = true,
                               .autocomplete = "username"}) +
                   passwordField("password", "Password", "new-password", "at least 10 characters") +
                   passwordField("again", "Password again", "new-password") + submitButton("Create the first user"));
  return pageOf(visit, "The first user", el("div", {{"class", "card door"}}, inside), status);
}

std::string waitText(std::int64_t seconds) {
  return seconds < 90 ? std::to_string(seconds) + " seconds" : std::to_string((seconds + 59) / 60) + " minutes";
}

void checkSame(const PageVisit& visit) {
  if (visit.field("password") != visit.field("again")) {
    throw Error("the two passwords are not the same");
  }
}

Html userTable(const PageVisit& visit, const std::vector<ClinicUser>& users) {
  HtmlTable table("Every user may see and change everything.", {"Name", "Since", "Open sessions#", "Remove"});
  for (const ClinicUser& user : users) {
    const bool self = user.id == visit.user.userId;
    const Html remove = self ? text("you")
                             : postForm(visit, "/users/" + user.id + "/remove",
                                        el("button", {{"type", "submit"}}, "Remove ", user.name));
    const auto sessions = visit.door.sessionsOf(user.id, visit.cookie).size();
    table.row({text(user.name), text(shownDay(user.createdAt)), text(std::to_string(sessions)), remove});
  }
  return table.html();
}

Html sessionTable(const PageVisit& visit) {
  HtmlTable table("A session ends with its log-out, after 20 minutes without a page, and after 10 hours.",
                  {"Where", "Logged in", "Last page"});
  for (const SessionInfo& session : visit.door.sessionsOf(visit.user.userId, visit.cookie)) {
    table.row({text(session.isThis ? "here" : session.address), text(waitText(session.openedS) + " ago"),
               text(session.isThis ? "now" : waitText(session.seenS) + " ago")});
  }
  return table.html() + postForm(visit, "/sessions/end", el("p", {}, submitButton("Log out everywhere")));
}

}  // namespace

Reply showStyle(PageVisit&) {
  return {.type = "text/css; charset=utf-8", .body = std::string(styleSheet())};
}

Reply showBay(PageVisit&) {
  return {.type = "image/svg+xml", .body = std::string(bayPicture())};
}

Reply showScript(PageVisit&) {
  return {.type = "text/javascript; charset=utf-8", .body = std::string(scrubScript())};
}

Reply showLogIn(PageVisit& visit) {
  if (!visit.user.userId.empty()) {
    return redirectTo("/people");
  }
  return hasUsers(visit.db) ? logInPage(visit, "", 200) : redirectTo("/setup");
}

Reply logIn(PageVisit& visit) {
  const std::string& name = visit.field("name");
  const LoginOutcome outcome = visit.door.logIn(visit.db, name, visit.field("password"), visit.request.address);
  std::string userName = "somebody";
  if (const auto user = findUser(visit.db, name)) {
    userName = user->name;
  }
  visit.audit.user = userName;
  visit.audit.detail = "from " + visit.request.address;
  visit.done = true;
  if (outcome.result == LoginResult::Welcome) {
    Reply reply = redirectTo("/people");
    reply.cookies.push_back(sessionCookie(visit.options.secure, outcome.token));
    return reply;
  }
  const bool locked = outcome.result == LoginResult::Locked;
  visit.audit.action = locked ? "tried to log in while locked out" : "gave a wrong password";
  return locked ? logInPage(visit, "Too many wrong passwords. Wait " + waitText(outcome.waitS) + " and try again.", 429)
                : logInPage(visit, "Name and password do not match.", 401);
}

Reply logOut(PageVisit& visit) {
  visit.door.logOut(visit.cookie);
  visit.done = true;
  Reply reply = redirectTo("/login");
  reply.cookies.push_back(sessionCookie(visit.options.secure, ""));
  return reply;
}

Reply logOutEverywhere(PageVisit& visit) {
  visit.door.logOutUser(visit.user.userId);
  visit.done = true;
  Reply reply = redirectTo("/login");
  reply.cookies.push_back(sessionCookie(visit.options.secure, ""));
  return reply;
}

Reply showSetup(PageVisit& visit) {
  return hasUsers(visit.db) ? redirectTo("/login") : setupPage(visit, "", 200);
}

Reply makeFirstUser(PageVisit& visit) {
  if (hasUsers(visit.db)) {
    return redirectTo("/login");
  }
  const auto right = visit.door.trySetupCode(visit.field("code"), visit.request.address);
  if (!right || !*right) {
    return setupPage(visit,
                     right ? "This is not the code shown on the terminal." : "Too many wrong codes: wait a while.",
                     right ? 401 : 429);
  }
  ClinicUser user;
  try {
    checkSame(visit);
    const std::string hash = hashPassword(visit.field("password"), visit.field("name"));
    visit.change([&] {
      user = addUser(visit.db, visit.field("name"), hash, true);
      visit.audit.user = user.name;
    });
  } catch (const Error& error) {
    return setupPage(visit, std::string("That could not be done: ") + error.what() + '.', 400);
  }
  Reply reply = redirectTo("/people");
  const LoggedIn who{user.id, user.name, user.passwordHash};
  reply.cookies.push_back(sessionCookie(visit.options.secure, visit.door.openSession(who, visit.request.address)));
  return reply;
}

Reply showUsers(PageVisit& visit) {
  Html main = section("users", "Who may log in", userTable(visit, listUsers(visit.db)));
  const Html add = postForm(visit, "/users",
                            inputField({.name = "name", .label = "Name", .required = true}) +
                                passwordField("password", "Password", "new-password", "at least 10 characters") +
                                passwordField("again", "Password again", "new-password") + submitButton("Add"));
  // Two forms on one page need different ids for their labels.
  const Html change =
      postForm(visit, "/password",
               passwordField("now", "Current password", "current-password") +
                   passwordField("fresh", "New password", "new-password", "at least 10 characters") +
                   passwordField("fresh2", "New password again", "new-password") + submitButton("Change"));
  main += el("div", {{"class", "columns"}}, section("add", "Add a user", add),
             section("change", "Change your password", change));
  main += section("sessions", "Where you are logged in", sessionTable(visit));
  return pageOf(visit, "Users", main);
}

Reply makeUser(PageVisit& visit) {
  checkSame(visit);
  const std::string hash = hashPassword(visit.field("password"), visit.field("name"));
  visit.audit.detail = visit.field("name");
  visit.change([&] { addUser(visit.db, visit.field("name"), hash); });
  return redirectTo("/users");
}

Reply takeUserAway(PageVisit& visit) {
  if (visit.params[0] == visit.user.userId) {
    throw Error("you cannot remove yourself: ask another user");
  }
  for (const ClinicUser& user : listUsers(visit.db)) {
    if (user.id == visit.params[0]) {
      removeUser(visit.db, user.id);
      visit.door.logOutUser(user.id);
      visit.audit.detail = user.name;
      visit.done = true;
    }
  }
  return redirectTo("/users");
}

Reply setPassword(PageVisit& visit) {
  if (visit.field("fresh") != visit.field("fresh2")) {
    throw Error("the two new passwords are not the same");
  }
  const LoginOutcome outcome =
      visit.door.logIn(visit.db, visit.user.userName, visit.field("now"), visit.request.address);
  if (outcome.result != LoginResult::Welcome) {
    throw Error("this is not your current password");
  }
  visit.door.logOut(outcome.token);
  const std::string hash = hashPassword(visit.field("fresh"), visit.user.userName);
  visit.change([&] { changePassword(visit.db, visit.user.userId, hash); });
  visit.door.goOnWith(hash, visit.user, visit.cookie);
  return redirectTo("/users");
}

namespace {

/// Ids become links to what they identify; other details stay text.
Html moreOf(const AuditEntry& entry) {
  if (entry.action == "looked at a recording") {
    return link("/sessions/" + entry.detail, "the recording");
  }
  if (entry.action == "looked at a balance test") {
    return link("/tests/" + entry.detail, "the test");
  }
  const std::size_t space = entry.detail.find(' ');
  if (entry.action == "compared two sessions" && space != std::string::npos) {
    return link("/sessions/" + entry.detail.substr(0, space), "the first") + text("and ") +
           link("/sessions/" + entry.detail.substr(space + 1), "the second");
  }
  return text(entry.detail);
}

}  // namespace

Reply showAudit(PageVisit& visit) {
  const AuditChoice choice{.personId = visit.query("person"),
                           .user = visit.query("user"),
                           .before = visit.query("before"),
                           .limit = kAuditLines};
  const auto entries = auditEntries(visit.db, choice);
  HtmlTable table("The latest first. Entries can be added but never changed.",
                  {"When", "User", "What", "Person", "More"});
  for (const AuditEntry& entry : entries) {
    const Html person = entry.personId.empty() ? Html() : link("/people/" + entry.personId, entry.pseudonym);
    table.row({text(shownTime(entry.at)), text(entry.user), text(entry.action), person, moreOf(entry)});
  }
  const Html form =
      el("form", {{"class", "row"}, {"method", "get"}, {"action", "/audit"}},
         inputField({.name = "user", .label = "Only this user", .value = choice.user}),
         choice.personId.empty() ? Html()
                                 : el("input", {{"type", "hidden"}, {"name", "person"}, {"value", choice.personId}}),
         submitButton("Show"));
  Html main =
      form + el("div", {{"class", "card"}, {"id", "log"}}, entries.empty() ? el("p", {}, "No entries.") : table.html());
  if (entries.size() == kAuditLines) {
    main += el("p", {},
               link("/audit?before=" + entries.back().id + "&user=" + urlPart(choice.user) +
                        "&person=" + urlPart(choice.personId),
                    "Older entries"));
  }
  return pageOf(visit, "Access log", main);
}

}  // namespace surefoot
