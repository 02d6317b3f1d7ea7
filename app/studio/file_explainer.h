#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <stop_token>

#include "app/classify/clip_explainer.h"
#include "ui/file_values.h"

namespace app {

/// Finds out, on a thread of its own behind the live view, what the model saw and where it looked. Only the newest
/// request is answered; one that is under way is given up for it.
class FileExplainer : public QObject {
    Q_OBJECT

public:
    /// Loads the model when it is first needed; may throw core::Error.
    using Load = std::function<std::unique_ptr<ClipExplainer>()>;

    explicit FileExplainer(Load load, QObject* parent = nullptr);
    ~FileExplainer() override;

    void explain(const QString& file);
    /// A clip that is there already; `name` comes back as the answer's path.
    void explain(const QString& name, std::shared_ptr<const core::Clip> clip);
    /// Another model from the next request on.
    void use(Load load);

Q_SIGNALS:
    void explained(const ui::SeenClip& clip);

private:
    using Job = std::function<ui::SeenClip(ClipExplainer&, std::stop_token)>;
    void queue(const QString& name, Job job);

    Load m_load;
    std::unique_ptr<ClipExplainer> m_explainer;  ///< the thread's own
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::stop_source m_stop;
};

}  // namespace app
