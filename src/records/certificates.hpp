// SPDX-License-Identifier: MIT
// Certificates of boards, by serial number, and what of them a session keeps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "posture/certificate.hpp"
#include "records/database.hpp"

namespace surefoot {

/// Stores it with a new id, the time and program of now; returns it so. Throws Error if the board has no serial number.
Certificate keepCertificate(Database& db, Certificate certificate, const std::string& program);

/// The newest of this board; nothing if it has none.
std::optional<Certificate> newestCertificate(Database& db, const std::string& serial);

/// One line of the list of a board's certificates.
struct CertificateSummary {
  std::string id;
  std::string serial;
  std::string madeAt;
  bool fit = false;
  double noiseMm = 0.0;
};
/// The newest first; of one board, or of all if `serial` is empty.
std::vector<CertificateSummary> listCertificates(Database& db, const std::string& serial = {});

/// By its id; throws Error if there is none.
Certificate certificateWithId(Database& db, const std::string& id);

/// `board diagnose` found over twice the certified noise.
void lapse(Database& db, const std::string& id);

/// What results on this board name, as it is today.
struct BoardStanding {
  std::string certifiedAt;  ///< Day of the newest certificate: YYYY-MM-DD; empty: none.
  std::optional<double> noiseMm;
  double forKg = 0.0;
  std::string objection;  ///< Why percentiles are withheld; empty: they are not.
};
BoardStanding standingOf(Database& db, const Board& board);

/// What was kept with this session; nothing if it is from before there were certificates.
std::optional<BoardStanding> keptStanding(Database& db, const std::string& sessionId);

std::string certificateToJson(const Certificate& certificate);
/// Throws Error.
Certificate certificateFromJson(const std::string& text);

/// "certified 2026-11-29, noise 0.021 mm at 60 kg"; "no certificate".
std::string wordsFor(const BoardStanding& standing);
/// The same, but empty where there is no certificate.
std::string namedIn(const BoardStanding& standing);

}  // namespace surefoot
