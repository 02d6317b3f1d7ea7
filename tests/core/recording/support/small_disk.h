#pragma once

#include <sys/mount.h>

#include <QTemporaryDir>
#include <string>

/// A disk of a few megabytes in memory; not mounted where this user may not do that.
class SmallDisk {
public:
    explicit SmallDisk(const std::string& size) {
        m_mounted = ::mount("none", path().c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return m_mounted; }
    std::string path() const { return m_place.path().toStdString(); }
    /// From now on nothing can be written there, not even by the administrator.
    bool makeReadOnly() const { return ::mount("none", path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

private:
    QTemporaryDir m_place;
    bool m_mounted = false;
};
