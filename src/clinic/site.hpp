// SPDX-License-Identifier: MIT
// The clinic's pages as one function from request to reply: who may see what, form tokens, the access log, the table of
// routes. Knows no network; each page is a function in pages_*.cpp.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "clinic/door.hpp"
#include "clinic/html.hpp"
#include "clinic/http.hpp"
#include "records/audit.hpp"
#include "records/database.hpp"
#include "records/people.hpp"

namespace surefoot {

struct ClinicOptions {
  std::filesystem::path dataDir;
  bool secure = false;  ///< Served over TLS: cookies are Secure.
  std::function<bool(const std::string& host)>
      isHost;         ///< Accepts the host names, with port, under which the pages are served.
  Door::Clock clock;  ///< Empty: the system clock.
};

/// One request while its reply is being made.
struct PageVisit {
  Database& db;  ///< Used by no other page meanwhile.
  Door& door;
  const Request& request;
  const ClinicOptions& options;
  std::vector<std::string> params;  ///< Values of the :words in the pattern.
  LoggedIn user;                    ///< Empty on pages that anybody may see.
  std::string cookie;   ///< Cookie of the session, or of a browser that is not logged in; form tokens depend on it.
  AuditEntry audit;     ///< The entry for the access log; nothing is logged if its action is empty.
  bool done = false;    ///< The form took effect, so the access log records it.
  bool logged = false;  ///< The entry is stored already.

  /// Runs `work` and stores the entry for the access log in one transaction. For forms whose route does not do it,
  /// since their work is long.
  void change(const std::function<void()>& work);

  /// From the query or the form; empty if it is missing.
  const std::string& query(const std::string& name) const;
  const std::string& field(const std::string& name) const;
};

enum class Access : std::uint8_t {
  Anybody,  ///< Login, first user, style.
  User,     ///< Everything else.
};

enum class Work : std::uint8_t {
  Page,      ///< Soon done.
  Password,  ///< Hashes a password: a tenth of a second and 64 MiB.
  Package,   ///< Writes or reads a package, or erases: seconds to minutes.
};

struct Route {
  std::string_view method;
  std::string_view pattern;  ///< "/people/:id": a word after a colon matches any single part.
  Access access;
  Reply (*answer)(PageVisit& visit);
  std::string_view action;  ///< For the access log, such as "looked at a person's page"; empty: nothing is logged.
  Work work = Work::Page;
};

/// All routes; any other address does not exist.
std::span<const Route> routes();
/// Of the route of this request; a page if there is none.
Work workOf(const Request& request);

class Clinic {
 public:
  /// Opens the database. Throws Error if that fails.
  explicit Clinic(ClinicOptions options);

  /// Never throws. Thread-safe.
  Reply answer(const Request& request);

  /// True if the request has the cookie of an open session.
  bool isFromUser(const Request& request);
  /// True if a logged-in user sends a file to a page that accepts one.
  bool mayUpload(const Request& request);

  Door& door() { return door_; }
  bool hasUsers();

 private:
  class Lease;

  Reply lookUp(const Request& request);
  Reply run(const Route& route, const Request& request, std::vector<std::string> params);
  Reply enter(const Route& route, PageVisit& visit);
  void finish(const Route& route, PageVisit& visit, Reply& reply);

  ClinicOptions options_;
  Door door_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;  ///< Open, and used by no page at present.
};

/// Headers of every reply: no script or style but our own, no framing, no caching, no content sniffing.
std::vector<std::pair<std::string, std::string>> securityHeaders(bool secure);

/// The Set-Cookie value of a session; an empty token makes the browser delete the cookie.
std::string sessionCookie(bool secure, const std::string& token);

/// A page in the clinic's frame: skip link, navigation, heading and `main`.
Reply pageOf(const PageVisit& visit, std::string_view title, const Html& main, int status = 200);
Reply redirectTo(std::string location);
/// A page with one line about what is wrong, and a link back.
Reply refusal(const PageVisit& visit, int status, std::string_view heading, std::string_view line,
              std::string_view back = "/");
/// A form with its token.
Html postForm(const PageVisit& visit, std::string_view action, const Html& inside, bool files = false);
/// The person of the first parameter; also sets the person in the access log entry. Throws NotFound.
Person personOf(PageVisit& visit);

/// The object does not exist; answered with 404.
class NotFound : public Error {
 public:
  using Error::Error;
};

}  // namespace surefoot
