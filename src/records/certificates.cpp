// SPDX-License-Identifier: MIT
#include "records/certificates.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "records/sql.hpp"
#include "records/stamp.hpp"

namespace surefoot {

Certificate keepCertificate(Database& db, Certificate certificate, const std::string& program) {
  if (certificate.board.serial.empty()) {
    throw Error(
        "the board has no serial number, so a certificate cannot be kept for it: unplug it, plug it in and try "
        "again");
  }
  certificate.id = newId();
  certificate.madeAt = nowText();
  certificate.program = program;
  const int fit = certificate.fit() ? 1 : 0;
  const std::string content = certificateToJson(certificate);
  guarded(db.file(), [&] {
    Transaction transaction(db.sql());
    db.sql() << "insert into certificates (id, board_serial, made_at, fit, noise_mm, content) values (:id, :serial, "
                ":made, :fit, :noise, :content)",
        soci::use(certificate.id), soci::use(certificate.board.serial), soci::use(certificate.madeAt), soci::use(fit),
        soci::use(certificate.noiseMm), soci::use(content);
    transaction.commit();
  });
  return certificate;
}

Certificate certificateWithId(Database& db, const std::string& id) {
  return guarded(db.file(), [&] {
    std::string content;
    Nullable<std::string> lapsed;
    db.sql() << "select content, lapsed_at from certificates where id = :id", soci::use(id), soci::into(content),
        soci::into(lapsed.value, lapsed.indicator);
    if (!db.sql().got_data()) {
      throw Error("there is no certificate with the id " + id);
    }
    Certificate certificate = certificateFromJson(content);
    certificate.lapsedAt = lapsed.get().value_or("");
    return certificate;
  });
}

std::vector<CertificateSummary> listCertificates(Database& db, const std::string& serial) {
  return guarded(db.file(), [&] {
    std::vector<CertificateSummary> list;
    const soci::rowset<soci::row> rows =
        (db.sql().prepare << "select id, board_serial, made_at, fit, noise_mm from certificates where :serial in ('', "
                             "board_serial) order by id desc",
         soci::use(serial));
    for (const soci::row& row : rows) {
      list.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<int>(3) != 0,
                      row.get<double>(4)});
    }
    return list;
  });
}

std::optional<Certificate> newestCertificate(Database& db, const std::string& serial) {
  if (serial.empty()) {
    return std::nullopt;
  }
  const std::vector<CertificateSummary> list = listCertificates(db, serial);
  return list.empty() ? std::nullopt : std::optional(certificateWithId(db, list.front().id));
}

void lapse(Database& db, const std::string& id) {
  const std::string now = nowText();
  guarded(db.file(), [&] {
    db.sql() << "update certificates set lapsed_at = :now where id = :id and lapsed_at is null", soci::use(now),
        soci::use(id);
  });
}

BoardStanding standingOf(Database& db, const Board& board) {
  const std::optional<Certificate> newest = newestCertificate(db, board.serial);
  BoardStanding standing;
  standing.objection = objectionTo(board, newest ? &*newest : nullptr, dayText(today()));
  if (newest) {
    standing.certifiedAt = newest->madeAt.substr(0, 10);
    standing.noiseMm = newest->noiseMm;
    standing.forKg = newest->forKg;
  }
  return standing;
}

std::optional<BoardStanding> keptStanding(Database& db, const std::string& sessionId) {
  return guarded(db.file(), [&]() -> std::optional<BoardStanding> {
    Nullable<std::string> certified;
    Nullable<double> noise;
    Nullable<double> kg;
    Nullable<std::string> objection;
    db.sql()
        << "select certified_on, certified_noise_mm, certified_for_kg, board_objection from sessions where id = :id",
        soci::use(sessionId), soci::into(certified.value, certified.indicator),
        soci::into(noise.value, noise.indicator), soci::into(kg.value, kg.indicator),
        soci::into(objection.value, objection.indicator);
    if (!db.sql().got_data() || (!objection.get() && !certified.get())) {
      return std::nullopt;
    }
    return BoardStanding{certified.get().value_or(""), noise.get(), kg.get().value_or(0.0),
                         objection.get().value_or("")};
  });
}

std::string namedIn(const BoardStanding& standing) {
  return standing.certifiedAt.empty() ? "" : wordsFor(standing);
}

std::string wordsFor(const BoardStanding& standing) {
  return standing.certifiedAt.empty()
             ? "no certificate"
             : "certified " + standing.certifiedAt + ", noise " + fixedText(standing.noiseMm.value_or(0.0), 3) +
                   " mm at " + fixedText(standing.forKg, 0) + " kg";
}

}  // namespace surefoot
