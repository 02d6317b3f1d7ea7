#include "core/dataset/trash.h"

#include <sqlite3.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "core/dataset/sqlite_statement.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

/// Media of which no clip remains; a take goes only when it is trash itself.
constexpr const char* kDoomedMedia =
    "SELECT id, path, sensor FROM media m WHERE (m.trashed > 0 OR (m.kind = 0 AND EXISTS (SELECT 1 FROM clips WHERE "
    "media = m.id))) AND NOT EXISTS (SELECT 1 FROM clips WHERE media = m.id AND trashed = 0)";

/// Deletes below the folder only, whatever the index says.
void removeInside(const fs::path& folder, const std::string& name) {
    const fs::path relative(name);
    const bool leaves = std::any_of(relative.begin(), relative.end(), [](const auto& part) { return part == ".."; });
    if (name.empty() || relative.is_absolute() || leaves) return;
    const fs::path file = folder / relative;
    std::error_code error;
    const fs::path parent = fs::weakly_canonical(file.parent_path(), error);
    const fs::path root = fs::weakly_canonical(folder, error);
    if (error || std::mismatch(root.begin(), root.end(), parent.begin(), parent.end()).first != root.end()) return;
    fs::is_symlink(file, error) ? fs::remove(file, error) : bool(fs::remove_all(file, error));
    if (error)
        throw Error("cannot delete " + file.string() + ": " + error.message() +
                    "; the clip stays in the trash, check the permissions of its folder");
    for (fs::path above = relative.parent_path(); !above.empty(); above = above.parent_path())
        if (!fs::remove(folder / above, error)) break;  // refuses folders that hold something
}

}  // namespace

void setTakeTrashed(sqlite3* database, const std::string& path, bool trashed) {
    const std::string value = trashed ? "max(1, CAST(strftime('%s', 'now') AS INTEGER))" : "0";
    Statement(database, "UPDATE media SET trashed = " + value + " WHERE path = ?1 AND kind = 1").bind(1, path).run();
    if (sqlite3_changes(database) == 0)
        throw Error("the data set has no take '" + path + "'; check the path", Error::Kind::BadUsage);
    Statement(database, "UPDATE clips SET trashed = " + value + " WHERE media = (SELECT id FROM media WHERE path = ?1)")
        .bind(1, path)
        .run();
}

int purgeTrash(sqlite3* database, const fs::path& folder) {
    std::vector<std::int64_t> doomed;
    int purged = 0;
    {
        Statement rows(database, kDoomedMedia);
        while (rows.step()) {
            removeInside(folder, rows.text(1));
            removeInside(folder, rows.text(2));
            doomed.push_back(rows.integer(0));
        }
    }
    Statement takes(database, "SELECT count(*) FROM media WHERE kind = 1 AND id = ?1");
    for (const std::int64_t id : doomed) {
        takes.reset().bind(1, id).step();
        purged += int(takes.integer(0));
    }
    takes.reset();
    execute(database, "DELETE FROM clips WHERE trashed > 0");
    purged += sqlite3_changes(database);
    for (const std::int64_t id : doomed) {
        Statement(database, "DELETE FROM marks WHERE media = ?1").bind(1, id).run();
        Statement(database, "DELETE FROM media WHERE id = ?1").bind(1, id).run();
    }
    return purged;
}

}  // namespace core
