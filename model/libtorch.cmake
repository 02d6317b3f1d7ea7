# The target `torch`, from CARPUS_LIBTORCH: a folder (of the libtorch archive or of the wheel), 'system', or empty for
# the wheel under .deps/ where there is one, else the system's.
#
# A folder is described here and not by its own CMake files: those demand a CUDA toolkit wherever the LibTorch supports
# CUDA, though nothing in this project is compiled by nvcc.
if(CARPUS_LIBTORCH STREQUAL "")
    file(GLOB torch_prefix "${CMAKE_SOURCE_DIR}/.deps/venv/lib/python3*/site-packages/torch")
elseif(NOT CARPUS_LIBTORCH STREQUAL "system")
    set(torch_prefix "${CARPUS_LIBTORCH}")
endif()

if(torch_prefix)
    if(NOT EXISTS "${torch_prefix}/lib/libtorch.so" OR NOT EXISTS "${torch_prefix}/include/torch/csrc/api/include")
        message(FATAL_ERROR "No LibTorch in '${torch_prefix}': lib/libtorch.so or the headers are missing. "
            "Set CARPUS_LIBTORCH to the folder that holds lib/ and include/, or to 'system'.")
    endif()
    add_library(torch SHARED IMPORTED GLOBAL)
    set_target_properties(torch PROPERTIES IMPORTED_LOCATION "${torch_prefix}/lib/libtorch.so")
    target_include_directories(torch SYSTEM INTERFACE
        "${torch_prefix}/include" "${torch_prefix}/include/torch/csrc/api/include")
    target_link_libraries(torch INTERFACE
        "${torch_prefix}/lib/libtorch_cpu.so" "${torch_prefix}/lib/libc10.so")
    if(EXISTS "${torch_prefix}/lib/libtorch_cuda.so")
        # Nothing refers to the CUDA half by name; it registers itself when it is loaded.
        target_link_libraries(torch INTERFACE "${torch_prefix}/lib/libc10_cuda.so"
            "-Wl,--push-state,--no-as-needed,${torch_prefix}/lib/libtorch_cuda.so,--pop-state")
        # Replaying recorded kernels needs headers of the CUDA toolkit, though no library of it: the toolkit's own or those
        # of the wheels nvidia-cuda-runtime and nvidia-cuda-crt.
        find_path(CARPUS_CUDA_HEADERS crt/host_config.h HINTS "${torch_prefix}/../nvidia/cu13/include"
            "${torch_prefix}/../nvidia/cuda_runtime/include" /usr/local/cuda/include)
        if(CARPUS_CUDA_HEADERS AND EXISTS "${CARPUS_CUDA_HEADERS}/cuda_runtime.h")
            target_include_directories(torch SYSTEM INTERFACE "${CARPUS_CUDA_HEADERS}")
            target_compile_definitions(torch INTERFACE CARPUS_CUDA_GRAPHS)
        else()
            message(STATUS "No headers of the CUDA toolkit: GPU kernels are launched one by one, not replayed")
        endif()
    endif()
    set(CARPUS_TORCH_FROM_SYSTEM OFF)
    set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)
    message(STATUS "LibTorch from ${torch_prefix}")
else()
    find_package(Torch REQUIRED)
    set(CARPUS_TORCH_FROM_SYSTEM ON)
    message(STATUS "LibTorch ${Torch_VERSION} of the system, from ${Torch_DIR}")
endif()
