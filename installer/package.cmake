# What is installed besides the programs, and the Debian package of it all.
#
# The package is only made from a build with the system's LibTorch (preset `distro`): it then depends on libtorch, Qt,
# GStreamer and the rest as packages. The wheel's LibTorch is no Debian package and weighs 450 MB, so a build with it is
# for running in place, and its installed programs refer to the wheel where it lies.
install(DIRECTORY resources/models resources/recipes resources/reference DESTINATION ${CMAKE_INSTALL_DATADIR}/carpus)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/carpus RENAME copyright)
install(FILES CHANGELOG.md README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/carpus)
if(TARGET carpus-studio)
    install(FILES installer/org.carpus.Studio.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES installer/org.carpus.Studio.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES resources/icons/carpus.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

if(NOT CARPUS_TORCH_FROM_SYSTEM)
    return()
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME carpus)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Carpus developers <carpus@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "wrist-camera gesture recognition
 Recognises hand gestures live from a camera worn on the wrist, from cameras,
 network streams, video files or a built-in simulator, in a window
 (carpus-studio) or on the command line (carpus).")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded while running, so that no linker knows of them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread, gstreamer1.0-plugins-base, gstreamer1.0-plugins-good, gstreamer1.0-plugins-bad")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gstreamer1.0-libav, gstreamer1.0-plugins-ugly, qt6-wayland, qt6-translations-l10n, fonts-inter")
include(CPack)
