// SPDX-License-Identifier: MIT
// The clinic's pages as one function from request to reply: who may see what, tokens, the log of every look, the table
// of routes. Knows no network; each page is a function of its own in pages_*.cpp.
#pragma once

#include <filesystem>
#include <functional>
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
  bool secure = false;                                  ///< Over TLS: cookies say Secure.
  std::function<bool(const std::string& host)> isHost;  ///< Names, with their port, that the pages answer to.
  Door::Clock clock;                                    ///< Empty: the machine's.
};

/// One request on its way to its reply.
struct PageVisit {
  Database& db;
  Door& door;
  const Request& request;
  const ClinicOptions& options;
  std::vector<std::string> params;  ///< What stood for each :word of the pattern.
  LoggedIn user;                    ///< Nobody on pages for anybody.
  std::string cookie;               ///< The browser's own, for tokens: of the session, or of one not logged in.
  AuditEntry audit;                 ///< What the log will say of it; without an action nothing.
  /// Runs its argument under the lock of the database, where a page works without it.
  std::function<void(const std::function<void(Database&)>&)> withDb;
  bool done = false;  ///< A form did what it was sent for: the log says so.

  /// Of the query or the form; empty when it is missing.
  const std::string& query(const std::string& name) const;
  const std::string& field(const std::string& name) const;
};

enum class Access : std::uint8_t {
  Anybody,  ///< Log in, first user, style.
  User,     ///< All else.
};

struct Route {
  std::string_view method;
  std::string_view pattern;  ///< "/people/:id": a word after a colon stands for any one part.
  Access access;
  Reply (*answer)(PageVisit& visit);
  std::string_view action;  ///< For the log, as in "looked at a person's page"; empty: nothing to log.
  bool slow = false;        ///< Runs without the lock of the database.
};

/// All of them: whatever is not here is not there.
std::span<const Route> routes();

class Clinic {
 public:
  /// Opens the database. Throws Error when it cannot.
  explicit Clinic(ClinicOptions options);

  /// Never throws. Several threads may ask at once.
  Reply answer(const Request& request);

  /// Somebody logged in sends a file to a page that takes one.
  bool mayUpload(const Request& request);

  Door& door() { return door_; }
  bool hasUsers();

 private:
  Reply lookUp(const Request& request);
  Reply run(const Route& route, const Request& request, std::vector<std::string> params);
  Reply enter(const Route& route, PageVisit& visit);
  void finish(const Route& route, PageVisit& visit, Reply& reply);

  ClinicOptions options_;
  Door door_;
  std::mutex mutex_;
  Database db_;
};

/// The header that every reply has: no script or style but our own, no framing, no caching, no sniffing.
std::vector<std::pair<std::string, std::string>> securityHeaders(bool secure);

/// The Set-Cookie of a session; an empty token makes the browser forget it.
std::string sessionCookie(bool secure, const std::string& token);

/// A page in the clinic's frame: skip link, navigation, `main` under its heading.
Reply pageOf(const PageVisit& visit, std::string_view title, const Html& main, int status = 200);
Reply redirectTo(std::string location);
/// A page with one line of what is wrong and a way back.
Reply refusal(const PageVisit& visit, int status, std::string_view heading, std::string_view line,
              std::string_view back = "/");
/// A form that carries its token.
Html postForm(const PageVisit& visit, std::string_view action, const Html& inside, bool files = false);
/// The person of the first parameter; the log is told. Throws NotFound.
Person personOf(PageVisit& visit);

/// Something that is not there; answered with 404.
class NotFound : public Error {
 public:
  using Error::Error;
};

}  // namespace surefoot
