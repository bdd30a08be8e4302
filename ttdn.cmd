@echo off
rem ttdn.cmd - runs ttdn_publish on Windows; on first use it makes its own Python environment in .venv beside this file.
rem   ttdn COMMAND...   python -m ttdn_publish COMMAND...
rem   ttdn menu         the menu (also on a double click)
rem   ttdn test [...]   ruff, mypy, pytest
rem   TTDN_VENV, TTDN_PYTHON, TTDN_UI=en: as for the launcher "ttdn" of the other systems.
rem UTF-8 without BOM, CRLF. Windows loses its place in a batch file when commands stand near letters that are not ASCII,
rem so all commands are ASCII, and what is said to people stands behind the last of them, where only findstr reads it.
setlocal EnableExtensions DisableDelayedExpansion

set "CODEPAGE="
for /f "tokens=2 delims=:." %%c in ('chcp 2^>nul') do set "CODEPAGE=%%c"
chcp 65001 >nul 2>&1

set "SELF=%~f0"
set "SELF_NAME=%~nx0"
set "ROOT=%~dp0"
set "VENV=%ROOT%.venv"
if defined TTDN_VENV set "VENV=%TTDN_VENV%"
set "PY=%VENV%\Scripts\python.exe"
set "STAMP=%VENV%\ttdn-stamp.txt"
set "MARKER=%VENV%\ttdn-made-by-launcher-windows"
set "LOG=%VENV%\ttdn-install.log"
set "LOCK=%VENV%.lock.txt"
set "FRESH=%TEMP%\ttdn-%RANDOM%%RANDOM%.txt"
set "PYTHONUTF8=1"
set "NoDefaultCurrentDirectoryInExePath=1"

rem The command is the first argument that is not --ui; REST is what follows it.
set "UI=%TTDN_UI%"
set "COMMAND="
set "REST="
:arguments
if "%~1"=="" if [%1]==[] goto arguments_done
if /i "%~1"=="--ui" goto argument_ui
if defined COMMAND goto argument_of_command
set "COMMAND=%~1"
shift /1
goto arguments
:argument_of_command
set REST=%REST% %1
shift /1
goto arguments
:argument_ui
set "UI=%~2"
shift /1
shift /1
goto arguments
:arguments_done
set "EN="
if /i "%UI%"=="en" set "EN=1"

rem A double click: cmd /c "...\ttdn.cmd" and no argument.
set "MENU="
if /i "%COMMAND%"=="menu" set "MENU=1"
if defined COMMAND goto started
set "LINE=%cmdcmdline%"
if not defined LINE goto started
set "LINE=%LINE:"=%"
call set "LINE_WITHOUT_NAME=%%LINE:%SELF_NAME%=%%"
set "LINE_WITHOUT_C=%LINE: /c =%"
if not "%LINE%"=="%LINE_WITHOUT_NAME%" if not "%LINE%"=="%LINE_WITHOUT_C%" set "MENU=1"
:started

set "EXTRA="
if exist "%VENV%\ttdn-dev.txt" set "EXTRA=[dev]"
if /i "%COMMAND%"=="test" set "EXTRA=[dev]"
call :prepare
if errorlevel 1 (
  if defined MENU call :wait
  set "RESULT=2"
  goto end
)
if defined MENU goto menu
if /i "%COMMAND%"=="test" goto test
"%PY%" -P -m ttdn_publish %*
set "RESULT=%ERRORLEVEL%"
goto end

rem ---- The tests -----------------------------------------------------------------------------------------------------
:test
pushd "%ROOT%"
set "RESULT=0"
call :step -m ruff check .
call :step -m ruff format --check .
call :step -m mypy
call :step -m pytest%REST%
popd
goto end

:step
echo.
echo ^> python %*
"%PY%" %*
set "STEP=%ERRORLEVEL%"
if "%RESULT%"=="0" set "RESULT=%STEP%"
exit /b 0

rem ---- The menu ------------------------------------------------------------------------------------------------------
:menu
title ttdn
pushd "%ROOT%"
set "RESULT=0"
set "EMPTY=0"
:menu_again
call :say menu
set "CHOICE="
set /p "CHOICE=> "
if not defined CHOICE goto menu_nothing
set "EMPTY=0"
set "CHOICE=%CHOICE:"=%"
if not defined CHOICE goto menu_again
set "CHOICE=%CHOICE: =%"
if "%CHOICE%"=="1" goto menu_build
if "%CHOICE%"=="2" goto menu_check
if "%CHOICE%"=="3" goto menu_status
if "%CHOICE%"=="4" goto menu_new
if "%CHOICE%"=="5" goto menu_doctor
if "%CHOICE%"=="6" goto menu_open
if "%CHOICE%"=="0" goto menu_quit
call :say no-such
goto menu_again

rem Enter alone, or no keyboard at all: not for ever.
:menu_nothing
set /a EMPTY+=1
if %EMPTY% GEQ 5 goto menu_quit
goto menu_again

:menu_build
call :pick
if not defined PICKED goto menu_again
call :run build "content\bulletins\%PICKED%"
goto menu_again

:menu_check
call :pick
if not defined PICKED goto menu_again
call :run check "content\bulletins\%PICKED%"
goto menu_again

:menu_status
call :pick
if not defined PICKED goto menu_again
call :run status "content\bulletins\%PICKED%"
goto menu_again

:menu_new
echo.
call :say new-name
set "NAME="
set /p "NAME=> "
if not defined NAME goto menu_again
set "NAME=%NAME:"=%"
if not defined NAME goto menu_again
set "NAME=%NAME: =%"
if not defined NAME goto menu_again
call :run new "content\bulletins\%NAME%"
goto menu_again

:menu_doctor
call :run doctor
goto menu_again

:menu_open
if not exist "%ROOT%out" mkdir "%ROOT%out"
explorer "%ROOT%out"
goto menu_again

:menu_quit
popd
goto end

rem Prints the lines of a text from the end of this file.
:say
set "TONGUE=vi"
if defined EN set "TONGUE=en"
for /f "usebackq tokens=1* delims=|" %%a in (`findstr /l /b /c:"#%TONGUE% %~1|" "%SELF%"`) do echo.%%b
exit /b 0

rem Runs a command of ttdn_publish, tells how it went and waits for a key.
:run
echo.
"%PY%" -P -m ttdn_publish %*
set "STEP=%ERRORLEVEL%"
echo.
if "%STEP%"=="0" goto run_good
call :say needs-work
goto run_end
:run_good
call :say done
:run_end
call :wait
exit /b 0

:wait
call :say any-key
pause >nul
exit /b 0

rem Asks for an issue's folder; sets PICKED (empty: none).
:pick
set "PICKED="
set "COUNT=0"
echo.
for /d %%d in (content\bulletins\*) do call :pick_one "%%~nxd"
if "%COUNT%"=="0" goto pick_none
call :say which
set "CHOICE="
set /p "CHOICE=> "
if not defined CHOICE set "CHOICE=%COUNT%"
set "CHOICE=%CHOICE:"=%"
if not defined CHOICE exit /b 0
set "CHOICE=%CHOICE: =%"
for /l %%i in (1,1,%COUNT%) do if "%%i"=="%CHOICE%" call set "PICKED=%%ISSUE_%%i%%"
if defined PICKED exit /b 0
call :say no-such
exit /b 0
:pick_none
call :say no-issue
call :wait
exit /b 0

:pick_one
set /a COUNT+=1
set "ISSUE_%COUNT%=%~1"
echo   %COUNT%  %~1
exit /b 0

rem ---- The environment -----------------------------------------------------------------------------------------------
rem The stamp holds this folder's name and pyproject.toml as they were when the environment was finished.
:prepare
>"%FRESH%" echo "%ROOT%" %EXTRA%
type "%ROOT%pyproject.toml" >>"%FRESH%"
call :is_ready
if not errorlevel 1 goto prepared
for %%d in ("%VENV%") do if not exist "%%~dpd" mkdir "%%~dpd" >nul 2>&1
set "TOLD="
set "ABSENT=0"
rem While one launcher holds this file open no other can open it; Windows closes it even when we are killed.
:prepare_lock
set "GOT="
2>nul (
  call :install 9>"%LOCK%"
)
if defined GOT goto prepare_end
if exist "%LOCK%" if not defined TOLD call :say waiting
if exist "%LOCK%" set "TOLD=1"
if not exist "%LOCK%" set /a ABSENT+=1
if %ABSENT% GEQ 5 goto prepare_forbidden
ping -n 2 127.0.0.1 >nul
goto prepare_lock
:prepare_forbidden
call :say forbidden
echo   %VENV%
del "%FRESH%" >nul 2>&1
exit /b 2
:prepare_end
del "%LOCK%" >nul 2>&1
if not "%GOT%"=="0" (
  del "%FRESH%" >nul 2>&1
  exit /b 2
)
:prepared
del "%FRESH%" >nul 2>&1
exit /b 0

:is_ready
if not exist "%STAMP%" exit /b 1
fc /b "%STAMP%" "%FRESH%" >nul 2>&1
if errorlevel 1 exit /b 1
"%PY%" -c "" >nul 2>&1
if errorlevel 1 exit /b 1
exit /b 0

rem Sets GOT: 0 all is well, 2 it is not.
:install
set "GOT=2"
call :is_ready
if not errorlevel 1 set "GOT=0"
if "%GOT%"=="0" exit /b 0
call :find_python
if not defined BASE goto no_python
rem An environment that is not finished, or whose Python is gone, is made again; somebody else's is never deleted.
set "USABLE="
if exist "%STAMP%" "%PY%" -c "" >nul 2>&1 && set "USABLE=1"
if defined USABLE goto install_project
if exist "%MARKER%" goto install_again
for /f "delims=" %%f in ('dir /b /a "%VENV%" 2^>nul') do goto not_ours
goto install_venv
:install_again
rmdir /s /q "%VENV%" >nul 2>&1
:install_venv
if not exist "%VENV%" mkdir "%VENV%" >nul 2>&1
echo ttdn>"%MARKER%"
call :say first-use
%BASE% -m venv "%VENV%" <nul >"%LOG%" 2>&1
if errorlevel 1 goto install_failed
:install_project
del "%STAMP%" >nul 2>&1
pushd "%ROOT%"
"%PY%" -P -m pip install --no-input --disable-pip-version-check -e ".%EXTRA%" <nul >>"%LOG%" 2>&1
set "STEP=%ERRORLEVEL%"
popd
if not "%STEP%"=="0" goto install_failed
if defined EXTRA echo dev>"%VENV%\ttdn-dev.txt"
copy /y "%FRESH%" "%STAMP%" >nul 2>&1
set "GOT=0"
exit /b 0

:install_failed
call :say failed
call :say log
echo   %LOG%
set "LINES=0"
for /f %%n in ('find /c /v "" ^<"%LOG%"') do set "LINES=%%n"
set /a SKIP=LINES-20
if %SKIP% GTR 0 (
  for /f "usebackq skip=%SKIP% delims=" %%l in ("%LOG%") do echo   %%l
) else (
  type "%LOG%"
)
exit /b 2

:no_python
call :say no-python
exit /b 2

:not_ours
call :say not-ours
echo   %VENV%
exit /b 2

rem Sets BASE: the command of a Python that is new enough. Without Python, Windows has a "python" that only opens the Store.
:find_python
set "BASE="
if defined TTDN_PYTHON call :try_python "%TTDN_PYTHON%"
call :try_python py -3.11
call :try_python py -3.12
call :try_python py -3.13
call :try_python py -3
call :try_python python
call :try_python python3
exit /b 0

:try_python
if defined BASE exit /b 0
%* -c "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))" <nul >nul 2>&1
if not errorlevel 1 set BASE=%*
exit /b 0

rem --------------------------------------------------------------------------------------------------------------------
:end
if defined CODEPAGE chcp %CODEPAGE% >nul 2>&1
exit /b %RESULT%

rem ---- What is said to people. Nothing below this line is ever executed; findstr looks for the lines by their beginning.
#vi menu|
#vi menu| ==================================================
#vi menu|  BẢN TIN CỦA TỈNH - ttdn
#vi menu| ==================================================
#vi menu|  1  Dựng số bản tin
#vi menu|  2  Kiểm tra nội dung
#vi menu|  3  Xem tình trạng
#vi menu|  4  Tạo số mới
#vi menu|  5  Kiểm tra máy (doctor)
#vi menu|  6  Mở thư mục kết quả
#vi menu|  0  Thoát
#vi menu|
#vi menu| Gõ một số rồi bấm Enter:
#vi no-python|
#vi no-python| Máy này chưa có Python 3.11 trở lên.
#vi no-python|
#vi no-python| Cách cài đặt, không cần quyền quản trị:
#vi no-python|   1. Mở Microsoft Store (hoặc Software Center của cơ quan).
#vi no-python|   2. Tìm "Python 3.12" của Python Software Foundation rồi bấm Cài đặt.
#vi no-python|   3. Chạy lại ttdn.
#vi no-python|
#vi no-python| Nếu không mở được Microsoft Store, hãy nhờ cán bộ công nghệ thông tin của cơ quan cài Python.
#vi no-python|
#vi no-such| Không có mục này.
#vi new-name| Tên thư mục của số mới, gồm năm và số thứ tự, ví dụ 2018-02:
#vi needs-work| Đã chạy xong, còn điều cần sửa: xem ở trên.
#vi done| Xong.
#vi any-key| Bấm một phím bất kỳ để tiếp tục.
#vi which| Gõ số thứ tự của số bản tin (chỉ bấm Enter: chọn mục cuối cùng):
#vi no-issue| Chưa có số bản tin nào trong content\bulletins. Chọn 4 để tạo số mới.
#vi waiting|ttdn: một lần chạy khác đang cài đặt, xin chờ...
#vi forbidden|ttdn: không ghi được vào thư mục dưới đây. Hãy đặt TTDN_VENV là một thư mục ghi được.
#vi first-use|ttdn: lần chạy đầu tiên: đang chuẩn bị môi trường, mất vài phút...
#vi failed|ttdn: cài đặt không xong, thường là do kết nối mạng. Xem nhật ký dưới đây rồi chạy lại ttdn.
#vi log|  Nhật ký, 20 dòng cuối:
#vi not-ours|ttdn: thư mục dưới đây không do ttdn tạo ra. Hãy xóa hoặc đổi tên nó, hoặc đặt TTDN_VENV là thư mục khác.
#en menu|
#en menu| ==================================================
#en menu|  THE PROVINCE'S BULLETIN - ttdn
#en menu| ==================================================
#en menu|  1  Build an issue
#en menu|  2  Check the content
#en menu|  3  Show the state
#en menu|  4  Make a new issue
#en menu|  5  Check this computer (doctor)
#en menu|  6  Open the folder of results
#en menu|  0  Quit
#en menu|
#en menu| Type a number and press Enter:
#en no-python|
#en no-python| There is no Python 3.11 or newer on this computer.
#en no-python|
#en no-python| How to install it, without administrator's rights:
#en no-python|   1. Open Microsoft Store (or your office's Software Center).
#en no-python|   2. Find "Python 3.12" by the Python Software Foundation and press Install.
#en no-python|   3. Start ttdn again.
#en no-python|
#en no-python| If Microsoft Store does not open, ask your office's IT staff to install Python.
#en no-python|
#en no-such| There is no such number.
#en new-name| Name of the new issue's folder, year and number, for example 2018-02:
#en needs-work| Finished, with something to put right: see above.
#en done| Done.
#en any-key| Press any key to go on.
#en which| Type the issue's number in the list (Enter alone: the last one):
#en no-issue| There is no issue yet in content\bulletins. Choose 4 to make one.
#en waiting|ttdn: another start is installing, waiting...
#en forbidden|ttdn: cannot write to the folder below. Set TTDN_VENV to a folder that can be written.
#en first-use|ttdn: first use: preparing the environment, this takes a few minutes...
#en failed|ttdn: the installation failed, mostly the network is to blame. See the log below and start ttdn again.
#en log|  Log, its last 20 lines:
#en not-ours|ttdn: the folder below was not made by ttdn. Delete or rename it, or set TTDN_VENV to another folder.
