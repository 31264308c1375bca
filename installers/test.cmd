@echo off
rem installers\test.cmd: sets up what is missing and runs the whole check; --long tries thousands of generated inputs.
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
set QT_QPA_PLATFORM=offscreen
cd /d "%~dp0.."
call installers\set_up.cmd test
if errorlevel 1 exit /b 1
echo == format
.venv\Scripts\python.exe -m ruff format --check || exit /b 1
echo == lint
.venv\Scripts\python.exe -m ruff check || exit /b 1
echo == types
.venv\Scripts\python.exe -m mypy || exit /b 1
echo == rooms
.venv\Scripts\python.exe -m pytest -q tests\rooms || exit /b 1
echo == tests
.venv\Scripts\python.exe -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder --max-worker-restart 2 --ignore tests\rooms --ignore tests\benchmarks %* || exit /b 1
rem growth.py, hour_of_use.py, start_up.py and word_files.py are left out: they ask getrusage, and Windows has no getrusage
echo == benchmark tests\benchmarks\coming_in.py
.venv\Scripts\python.exe tests\benchmarks\coming_in.py || exit /b 1
echo == benchmark tests\benchmarks\export_all.py
.venv\Scripts\python.exe tests\benchmarks\export_all.py || exit /b 1
echo == benchmark tests\benchmarks\fitting.py
.venv\Scripts\python.exe tests\benchmarks\fitting.py || exit /b 1
echo == benchmark tests\benchmarks\keystroke.py
.venv\Scripts\python.exe tests\benchmarks\keystroke.py || exit /b 1
echo == benchmark tests\benchmarks\large_issue.py
.venv\Scripts\python.exe tests\benchmarks\large_issue.py || exit /b 1
echo == benchmark tests\benchmarks\pages_against_reportlab.py
.venv\Scripts\python.exe tests\benchmarks\pages_against_reportlab.py || exit /b 1
echo == benchmark tests\benchmarks\pages_against_typst.py
.venv\Scripts\python.exe tests\benchmarks\pages_against_typst.py || exit /b 1
echo == benchmark tests\benchmarks\pdf_reading.py
.venv\Scripts\python.exe tests\benchmarks\pdf_reading.py || exit /b 1
echo == benchmark tests\benchmarks\read_copy.py
.venv\Scripts\python.exe tests\benchmarks\read_copy.py || exit /b 1
echo == benchmark tests\benchmarks\search.py
.venv\Scripts\python.exe tests\benchmarks\search.py || exit /b 1
echo == benchmark tests\benchmarks\sheets.py
.venv\Scripts\python.exe tests\benchmarks\sheets.py || exit /b 1
echo == benchmark tests\benchmarks\start_check.py
.venv\Scripts\python.exe tests\benchmarks\start_check.py || exit /b 1
echo == benchmark tests\benchmarks\typing_beside_pages.py
.venv\Scripts\python.exe tests\benchmarks\typing_beside_pages.py || exit /b 1
