# Read by CPack once for each kind of package.
if(CPACK_GENERATOR STREQUAL DEB)
    list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 build)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${build} ScfDesktop debian /)
endif()
