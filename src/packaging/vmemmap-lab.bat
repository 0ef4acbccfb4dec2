@echo off
rem Starts Vmemmap Lab on the first Java 25 or later of: VMEMMAP_LAB_JAVA, JAVA_HOME, java on the PATH, the usual places.
rem VMEMMAP_LAB_OPTS holds JVM options, which win over the ones below.
setlocal
set "lib=%~dp0..\lib"
set "java="
if defined VMEMMAP_LAB_JAVA (
    if exist "%VMEMMAP_LAB_JAVA%\bin\java.exe" (set "java=%VMEMMAP_LAB_JAVA%\bin\java.exe") else (set "java=%VMEMMAP_LAB_JAVA%")
    goto run
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
    for /d %%h in ("%%~r\*") do call :try "%%~h"
)
if not defined java (
    echo Vmemmap Lab needs Java 25 or later and found none: please install one, for instance from https://adoptium.net, or name it in VMEMMAP_LAB_JAVA. 1>&2
    exit /b 3
)
:run
"%java%" --module-path "%lib%\javafx" "@%lib%\jvm.args" -XX:+UseSerialGC -Xmx2g %VMEMMAP_LAB_OPTS% -cp "%lib%\*" io.github.vmemmaplab.Main %*
exit /b %ERRORLEVEL%

:try
if defined java exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b JAVA_VERSION= "%~1\release"') do (
    for /f %%n in ("%%~v") do if %%~n GEQ 25 set "java=%~1\bin\java.exe"
)
exit /b 0
