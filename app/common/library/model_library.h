#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/common/library/model_card.h"

namespace app {

/// The model that is used when nobody asks for one.
struct ActiveModel {
    std::string name;
    std::filesystem::path file;
    std::string notice;  ///< why it is not the one that was activated, in plain words; empty when it is
};

struct InstallRequest {
    std::filesystem::path file;  ///< a checkpoint, or weights of another program
    std::string name;            ///< empty: after the file
    std::string evaluation;      ///< the JSON that `carpus evaluate` wrote about it; may be empty
};

enum class Consent {
    NotGiven,  ///< a model that loses something is not activated
    Given,     ///< the user saw what is lost and wants it
};

/// The user's own models and the bundled one. A model is a checkpoint `<name>.safetensors` with its record beside it;
/// `active.json` says which is in use and which were before. Every file appears whole or not at all, and changes of
/// several programs wait for each other. Any thread, one object each. Everything throws core::Error; names that are
/// not there are bad usage.
class ModelLibrary {
public:
    /// The library of this user.
    ModelLibrary();
    ModelLibrary(std::filesystem::path folder, std::filesystem::path bundled);

    /// The user's own by name, then the bundled ones.
    std::vector<ModelCard> models() const;
    ModelCard card(const std::string& name) const;
    /// Never fails for a model that cannot be used: falls back on the bundled one and says so.
    ActiveModel active() const;
    /// Names that were activated, oldest first; the last one is in use. Empty: always the bundled one.
    std::vector<std::string> history() const;

    /// Copies or imports the model, reads the copy back and compares. It is not in use thereby.
    ModelCard install(const InstallRequest& request) const;
    /// Keeps a new evaluation with an installed model.
    void noteEvaluation(const std::string& name, const std::string& evaluation, const std::string& origin) const;
    /// What would be lost if the model took the place of the one in use.
    Replacement replacementBy(const std::string& name) const;
    /// Checks the file against its record and uses it from now on. Throws where something would be lost, see Consent.
    void activate(const std::string& name, Consent consent) const;
    /// Back to the model before; returns its name. Models that are gone are passed over.
    std::string rollBack() const;
    /// Writes a copy of a model's checkpoint.
    void exportTo(const std::string& name, const std::filesystem::path& file) const;

    /// To the trash, not for the model in use. Returns the name that restore() takes.
    std::string remove(const std::string& name) const;
    void restore(const std::string& name) const;
    std::vector<std::string> trash() const;

    const std::filesystem::path& folder() const { return m_folder; }

private:
    class Lock;

    ModelCard cardOf(const std::filesystem::path& file) const;
    bool isBundled(const std::string& name) const;
    std::filesystem::path trashFolder() const { return m_folder / "trash"; }
    std::vector<std::string> readHistory() const;
    void writeHistory(const std::vector<std::string>& names) const;
    std::string freeName(const InstallRequest& request) const;

    std::filesystem::path m_folder;
    std::filesystem::path m_bundled;
};

}  // namespace app
