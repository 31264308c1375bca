@echo off
rem installers\start.cmd: sets up what is missing and opens the window on the sample issue.
setlocal
chcp 65001 >nul
cd /d "%~dp0.."
call installers\set_up.cmd start
if errorlevel 1 (
    pause
    exit /b 1
)
start "" .venv\Scripts\gazette-desk.exe --sample %*
