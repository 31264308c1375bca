@echo off
rem Called by start.cmd and test.cmd: makes the project's own environment in .venv, once.
rem Argument: start or test. Answers errorlevel 1, with the reason said, if it cannot.
if not exist .venv\Scripts\python.exe goto make
.venv\Scripts\python.exe -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto make
goto install

:make
set "FOUND="
if defined PYTHON (set FOUND="%PYTHON%") else (
    py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "FOUND=py -3"
)
if not defined FOUND (
    python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "FOUND=python"
)
if not defined FOUND (
    echo 需要 Python 3.11 或更新的版本：请从 python.org 安装后再运行。
    echo Python 3.11 or newer is needed: install it from python.org and run this again.
    exit /b 1
)
%FOUND% -m venv --clear .venv
if errorlevel 1 (
    echo 不能在 .venv 里建立环境，原因见上。 No environment could be made in .venv; the reason stands above.
    exit /b 1
)

:install
rem The stamp is a copy of pyproject.toml with the folder's name: changed or moved means again.
copy /b /y pyproject.toml .venv\state >nul
echo %CD%>>.venv\state
if exist .venv\set_up_test (fc /b .venv\state .venv\set_up_test >nul 2>nul && exit /b 0)
if exist .venv\set_up_%1 (fc /b .venv\state .venv\set_up_%1 >nul 2>nul && exit /b 0)
echo 正在安装所需的库…… Installing the libraries …
.venv\Scripts\python.exe -m pip --disable-pip-version-check install -q --upgrade "pip>=25.1"
if errorlevel 1 goto failed
if "%1"=="test" (
    .venv\Scripts\python.exe -m pip install -q -e ".[postgresql]" --group dev
) else (
    .venv\Scripts\python.exe -m pip install -q -e ".[postgresql]"
)
if errorlevel 1 goto failed
copy /b /y .venv\state .venv\set_up_%1 >nul
exit /b 0

:failed
echo 库没有装上，原因见上（多半是网络不通）。
echo The libraries could not be installed; pip gives the reason above (mostly the network).
exit /b 1
