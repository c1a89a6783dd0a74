// SPDX-License-Identifier: MIT
#include "records/rows.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "records/sql.hpp"

namespace surefoot {
namespace {

std::string cellText(const soci::row& row, std::size_t i, CellType type) {
  if (row.get_indicator(i) == soci::i_null) {
    return {};
  }
  switch (row.get_properties(i).get_data_type()) {
    case soci::dt_double:
      return numberText(row.get<double>(i));
    case soci::dt_integer:
      if (type == CellType::Boolean) {
        return row.get<int>(i) != 0 ? "true" : "false";
      }
      return std::to_string(row.get<int>(i));
    case soci::dt_long_long:
      return std::to_string(row.get<long long>(i));
    default:
      return row.get<std::string>(i);
  }
}

std::string columnsOf(const Table& table) {
  std::string list;
  for (const Column& column : table.columns) {
    list += (list.empty() ? "" : ", ") + std::string(column.sql);
  }
  return list;
}

/// Tables and condition. The ids are passed as one JSON text, so that one statement serves any number of them.
std::string rowsFrom(const Table& table, Choice::Of of) {
  const std::string all = "'[]' = :ids";
  std::string condition(of == Choice::Of::All       ? all
                        : of == Choice::Of::Record  ? all + " and " + std::string(table.ofRecord)
                        : of == Choice::Of::Session ? table.ofSession
                                                    : table.ofPerson);
  if (const std::size_t ids = condition.find("(:ids)"); ids != std::string::npos) {
    condition.replace(ids, 6, "(select value from json_each(:ids))");
  }
  return " from " + std::string(table.from) + " where " + condition;
}

std::string jsonOf(const std::vector<std::string>& ids) {
  return nlohmann::json(ids).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void Row::refuse(std::string_view column, std::string_view what) const {
  throw Error(where_ + ": " + std::string(column) + " " + std::string(what));
}

const std::string& Row::text(std::string_view column) const {
  const auto cell = cells_.find(column);
  if (cell == cells_.end()) {
    refuse(column, "is missing");
  }
  return cell->second;
}

double Row::number(std::string_view column) const {
  const auto value = parseNumber(text(column));
  if (!value) {
    refuse(column, "\"" + text(column) + "\" is not a number");
  }
  return *value;
}

std::optional<double> Row::numberIfAny(std::string_view column) const {
  return text(column).empty() ? std::nullopt : std::optional<double>(number(column));
}

bool Row::flag(std::string_view column) const {
  const std::string& cell = text(column);
  if (cell != "true" && cell != "false") {
    refuse(column, "\"" + cell + "\" is neither true nor false");
  }
  return cell == "true";
}

void forEachRow(Database& db, const Table& table, const Choice& choice,
                const std::function<void(const std::vector<std::string>&)>& take) {
  guarded(db.file(), [&] {
    const std::string ids = jsonOf(choice.ids);
    const soci::rowset<soci::row> rows =
        (db.sql().prepare << "select " << columnsOf(table) << rowsFrom(table, choice.of) << " order by " << table.order,
         soci::use(ids));
    std::vector<std::string> cells(table.columns.size());
    for (const soci::row& row : rows) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = cellText(row, i, table.columns[i].type);
      }
      take(cells);
    }
  });
}

std::uint64_t countRows(Database& db, const Table& table, const Choice& choice) {
  return guarded(db.file(), [&] {
    const std::string ids = jsonOf(choice.ids);
    long long count = 0;
    db.sql() << "select count(*)" << rowsFrom(table, choice.of), soci::use(ids), soci::into(count);
    return static_cast<std::uint64_t>(count);
  });
}

std::vector<Row> rowsOf(Database& db, const Table& table, const Choice& choice) {
  std::vector<Row> rows;
  forEachRow(db, table, choice, [&](const std::vector<std::string>& cells) {
    std::map<std::string, std::string, std::less<>> named;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      named.emplace(table.columns[i].name, cells[i]);
    }
    rows.emplace_back("the database's " + std::string(table.name), std::move(named));
  });
  return rows;
}

}  // namespace surefoot
