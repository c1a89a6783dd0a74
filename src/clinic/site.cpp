// SPDX-License-Identifier: MIT
#include "clinic/site.hpp"

#include <algorithm>
#include <iostream>

#include "base/error.hpp"
#include "clinic/forms.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kSession = "session";
constexpr std::string_view kDoor = "door";  ///< For a browser that is not logged in.

// Over TLS the prefix makes browsers insist on Secure and Path=/ (RFC 6265bis, section 4.1.3.2).
std::string cookieName(bool secure, std::string_view what) {
  return (secure ? "__Host-surefoot_" : "surefoot_") + std::string(what);
}

std::string cookieText(bool secure, std::string_view what, const std::string& value) {
  return cookieName(secure, what) + '=' + value + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") +
         (value.empty() ? "; Max-Age=0" : "");
}

std::string cookieOf(const Request& request, const std::string& name) {
  const auto found = request.cookies.find(name);
  return found == request.cookies.end() ? "" : found->second;
}

std::vector<std::string> partsOf(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

/// Values of the pattern's parameters; absent if the path does not match.
std::optional<std::vector<std::string>> match(std::string_view pattern, const std::vector<std::string>& path) {
  const std::vector<std::string> wanted = partsOf(pattern);
  if (wanted.size() != path.size()) {
    return std::nullopt;
  }
  std::vector<std::string> params;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with(':')) {
      params.push_back(path[i]);
    } else if (wanted[i] != path[i]) {
      return std::nullopt;
    }
  }
  return params;
}

Html navigation(const PageVisit& visit) {
  const auto item = [](const char* address, const char* words) {
    return el("li", {}, el("a", {{"href", address}}, words));
  };
  Html log = postForm(visit, "/logout", el("button", {{"class", "quiet"}}, "Log out ", visit.user.userName));
  return el("nav", {{"aria-label", "Main"}},
            el("ul", {}, item("/people", "People"), item("/import", "Import"), item("/definitions", "Definitions"),
               item("/audit", "Access log"), item("/users", "Users"), el("li", {{"class", "end"}}, log)));
}

Html headOf(std::string_view title) {
  return el("head", {}, el("meta", {{"charset", "utf-8"}}),
            el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
            el("title", {}, title, " · Surefoot clinic"), el("link", {{"rel", "stylesheet"}, {"href", "/style.css"}}),
            el("link", {{"rel", "icon"}, {"href", "/bay.svg"}}),
            el("script", {{"src", "/clinic.js"}, Attribute::flagIf("defer", true)}));
}

/// A user's form that had no effect. Strangers' are not kept: they could fill the disk.
void keepRefusal(PageVisit& visit, std::string action, std::string detail) {
  if (!visit.user.userId.empty()) {
    keepAudit(visit.db, {.user = visit.user.userName,
                         .action = std::move(action),
                         .personId = visit.audit.personId,
                         .detail = std::move(detail)});
  }
}

/// A page without the frame, for anyone who must not or need not see more.
Reply plain(int status, const std::string& words) {
  const Html head = el("head", {}, el("meta", {{"charset", "utf-8"}}), el("title", {}, words));
  const Html body =
      el("body", {}, el("main", {}, el("h1", {}, words), el("p", {}, link("/", "To the list of people"))));
  return {.status = status, .body = document(el("html", {{"lang", "en"}}, head, body)).markup()};
}

}  // namespace

const std::string& PageVisit::query(const std::string& name) const {
  static const std::string kNone;
  const auto found = request.query.find(name);
  return found == request.query.end() ? kNone : found->second;
}

const std::string& PageVisit::field(const std::string& name) const {
  static const std::string kNone;
  const auto found = request.form.find(name);
  return found == request.form.end() ? kNone : found->second;
}

void PageVisit::change(const std::function<void()>& work) {
  changeWithAudit(db, [&] {
    work();
    return audit;
  });
  done = logged = true;
}

Work workOf(const Request& request) {
  const std::vector<std::string> path = partsOf(request.path);
  const auto found = std::ranges::find_if(
      routes(), [&](const Route& route) { return route.method == request.method && match(route.pattern, path); });
  return found == routes().end() ? Work::Page : found->work;
}

/// A database that is one page's own while the page is made: a long page keeps nobody waiting.
class Clinic::Lease {
 public:
  explicit Lease(Clinic& clinic) : clinic_(clinic) {
    {
      const std::lock_guard guard(clinic_.mutex_);
      if (!clinic_.idle_.empty()) {
        db_ = std::move(clinic_.idle_.back());
        clinic_.idle_.pop_back();
      }
    }
    if (!db_) {
      db_ = std::make_unique<Database>(clinic_.options_.dataDir);
    }
  }
  ~Lease() {
    const std::lock_guard guard(clinic_.mutex_);
    clinic_.idle_.push_back(std::move(db_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Database& db() { return *db_; }

 private:
  Clinic& clinic_;
  std::unique_ptr<Database> db_;
};

Clinic::Clinic(ClinicOptions options) : options_(std::move(options)), door_(options_.clock) {
  const Lease opened(*this);
}

bool Clinic::hasUsers() {
  return surefoot::hasUsers(Lease(*this).db());
}

bool Clinic::isFromUser(const Request& request) {
  return door_.userOf(cookieOf(request, cookieName(options_.secure, kSession))).has_value();
}

bool Clinic::mayUpload(const Request& request) {
  return request.path == "/import" && isFromUser(request);
}

Reply Clinic::answer(const Request& request) {
  try {
    // Requests under a foreign host name (DNS rebinding) get nothing.
    if (!options_.isHost || !options_.isHost(request.host)) {
      return plain(421, "The clinic's pages are not served under this host name.");
    }
    return lookUp(request);
  } catch (const std::exception& error) {
    std::cerr << "surefoot: a page failed: " << error.what() << '\n';
    return plain(500, "This page failed. The program's terminal shows what went wrong.");
  }
}

Reply Clinic::lookUp(const Request& request) {
  const std::vector<std::string> path = partsOf(request.path);
  bool otherMethod = false;
  for (const Route& route : routes()) {
    if (auto params = match(route.pattern, path)) {
      const bool head = request.method == "HEAD" && route.method == "GET";
      if (route.method == request.method || head) {
        return run(route, request, std::move(*params));
      }
      otherMethod = true;
    }
  }
  // Anyone who is not logged in gets the same reply for every address, whether it exists or not.
  return !isFromUser(request) ? redirectTo("/login")
         : otherMethod        ? plain(405, "That cannot be done here.")
                              : plain(404, "There is no such page.");
}

Reply Clinic::run(const Route& route, const Request& request, std::vector<std::string> params) {
  Lease lease(*this);
  PageVisit visit{
      .db = lease.db(), .door = door_, .request = request, .options = options_, .params = std::move(params)};
  const std::string session = cookieOf(request, cookieName(options_.secure, kSession));
  auto who = door_.userOf(session);
  // Somebody may have removed the user or given another password meanwhile, also from the command line.
  if (const auto user = who ? userWithId(visit.db, who->userId) : std::nullopt;
      who && (!user || user->passwordHash != who->passwordHash)) {
    door_.logOut(session);
    who.reset();
  }
  if (route.access == Access::User && !who) {
    return redirectTo("/login");
  }
  std::string fresh;
  if (who) {
    visit.user = *who;
    visit.cookie = session;
  } else {
    visit.cookie = cookieOf(request, cookieName(options_.secure, kDoor));
    if (visit.cookie.size() != 64) {
      fresh = visit.cookie = randomToken();
    }
  }
  Reply reply;
  if (route.method == "POST" && !door_.isFormToken(fresh.empty() ? visit.cookie : "", visit.field("token"))) {
    reply = refusal(visit, 403, "This form is out of date",
                    "Go back, reload the page and send the form again. Nothing was changed.");
    keepRefusal(visit, "sent a form that was out of date", std::string(route.pattern));
  } else {
    reply = enter(route, visit);
  }
  if (!fresh.empty() && reply.status != 303) {
    reply.cookies.push_back(cookieText(options_.secure, kDoor, fresh));
  }
  return reply;
}

Reply Clinic::enter(const Route& route, PageVisit& visit) {
  const std::string& origin = visit.request.origin;
  if (route.method == "POST" && !origin.empty() &&
      origin != (options_.secure ? "https://" : "http://") + visit.request.host) {
    keepRefusal(visit, "sent a form from another site", std::string(route.pattern));
    return refusal(visit, 403, "This form came from another site", "Nothing was changed.");
  }
  visit.audit.user = visit.user.userName;
  visit.audit.action = route.action;
  Reply reply;
  try {
    if (route.method == "POST" && route.work == Work::Page) {
      changeWithAudit(visit.db, [&] {
        reply = route.answer(visit);
        return visit.done ? visit.audit : AuditEntry{};
      });
      visit.logged = true;
    } else {
      reply = route.answer(visit);
    }
  } catch (const NotFound& error) {
    return refusal(visit, 404, "Not found", error.what());
  } catch (const Error& error) {
    if (route.method == "POST") {
      keepRefusal(visit, "could not do: " + std::string(route.action), {});
    }
    return refusal(visit, 400, "That could not be done", std::string(error.what()) + ".");
  }
  finish(route, visit, reply);
  return reply;
}

void Clinic::finish(const Route& route, PageVisit& visit, Reply& reply) {
  const bool counts = route.method == "GET" ? reply.status == 200 : visit.done;
  if (counts && !visit.logged && !visit.audit.action.empty()) {
    keepAudit(visit.db, visit.audit);
  }
}

std::vector<std::pair<std::string, std::string>> securityHeaders(bool secure) {
  std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
       "frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      // With no-referrer, browsers would send forms without an origin.
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
      {"Cache-Control", "no-store"}};
  if (secure) {
    headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  }
  return headers;
}

std::string sessionCookie(bool secure, const std::string& token) {
  return cookieText(secure, kSession, token);
}

Reply pageOf(const PageVisit& visit, std::string_view title, const Html& main, int status) {
  Html header = el("div", {{"class", "brand"}}, el("a", {{"href", "/"}}, "Surefoot"), el("span", {}, " clinic"));
  if (!visit.user.userId.empty()) {
    header += navigation(visit);
  }
  Html body = el("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to content");
  body += el("header", {{"class", "top"}}, header);
  body += el("main", {{"id", "main"}, {"tabindex", "-1"}}, el("h1", {}, title), main);
  body += el("footer", {},
             el("p", {},
                "Training, education and research. No diagnosis, and no verdict about falls. All data stay on "
                "this machine."));
  return {.status = status,
          .body = document(el("html", {{"lang", "en"}}, headOf(title), el("body", {}, body))).markup()};
}

Reply redirectTo(std::string location) {
  return {.status = 303, .location = std::move(location)};
}

Reply refusal(const PageVisit& visit, int status, std::string_view heading, std::string_view line,
              std::string_view back) {
  return pageOf(
      visit, heading,
      el("p", {{"class", "warning"}, {"role", "alert"}}, line) + el("p", {}, el("a", {{"href", back}}, "Back")),
      status);
}

Html postForm(const PageVisit& visit, std::string_view action, const Html& inside, bool files) {
  return el(
      "form", {{"method", "post"}, {"action", action}, Attribute::valueIf("enctype", "multipart/form-data", files)},
      el("input", {{"type", "hidden"}, {"name", "token"}, {"value", visit.door.formToken(visit.cookie)}}), inside);
}

// Addresses contain ids only: a name would remain in the browser's history.
Person personOf(PageVisit& visit) {
  const auto person = personWithId(visit.db, visit.params.at(0));
  if (!person) {
    throw NotFound("There is no such person: perhaps they were erased.");
  }
  visit.audit.personId = person->id;
  return *person;
}

}  // namespace surefoot
